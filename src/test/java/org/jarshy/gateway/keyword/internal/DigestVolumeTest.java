package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.Subscriber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 500 people with 40 items each, of any language, place, severity, length and script: every digest
 * keeps within its segments, has the worst in it, speaks the right language, counts what it left
 * out, and MORE tells everything exactly once.
 */
class DigestVolumeTest {

  private static final int PEOPLE = 500;
  private static final int ITEMS = 40;
  private static final Instant NOW = Instant.parse("2022-01-07T10:00:00Z");
  private static final Pattern COUNT = Pattern.compile("\\+(\\d+): (ЕЩЁ|ТАҒЫ|MORE)$");
  private static final Kind[] KINDS = {Kind.NEWS_DIGEST, Kind.OUTAGE, Kind.CURFEW};
  private static final Answers ANSWERS =
      new Answers(
          new Catalogue(),
          new SenderProperties("Жаршы", 3),
          FreshFor.DEFAULTS,
          SecondPath.NONE,
          () -> true);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void every_digest_keeps_its_promises(boolean brief) {
    for (int person = 0; person < PEOPLE; person++) {
      OnePerson somebody = new OnePerson(person, brief);
      // To read it all takes 130 texts of one segment: a fifth of them do.
      somebody.reads(person % 5 == 0 ? Integer.MAX_VALUE : 3);
    }
  }

  /** A person with everything that may be said to them, made of one seed. */
  private static final class OnePerson {

    private final Random random;
    private final boolean brief;
    private final FakeContent content = new FakeContent();
    private final Map<Long, Set<String>> wordsOf = new HashMap<>();
    private final Lang lang;
    private final Place place;
    private final Set<Long> known = new HashSet<>();

    OnePerson(int seed, boolean brief) {
      this.random = new Random(seed);
      this.brief = brief;
      this.lang = pick(Lang.values());
      this.place = random.nextInt(10) == 0 ? null : Place.of(pick(City.values()));
      for (int i = 0; i < ITEMS; i++) {
        add(i);
      }
    }

    private void add(int serial) {
      Map<Lang, String> texts = new EnumMap<>(Lang.class);
      for (Lang each : EnumSet.allOf(Lang.class)) {
        if (random.nextInt(3) > 0) {
          texts.put(each, text(each, serial));
        }
      }
      if (texts.isEmpty()) {
        texts.put(Lang.RU, text(Lang.RU, serial));
      }
      Instant from = NOW.minus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
      BulletinId id = content.say(pick(KINDS), pick(Severity.values()), area(), from, texts);
      if (random.nextInt(4) == 0) {
        known.add(id.value());
      }
    }

    private Area area() {
      return switch (random.nextInt(4)) {
        case 0 -> Area.wholeCountry();
        case 1 -> Area.of(pick(Region.values()));
        case 2 -> Area.of(place == null ? City.AKTAU : place.city());
        default -> place == null ? Area.of(Region.MANGYSTAU) : Area.of(place.region());
      };
    }

    /** 1 to 300 characters; each word tells of which item and language it is. */
    private String text(Lang of, int serial) {
      int length = 1 + random.nextInt(300);
      StringBuilder text = new StringBuilder();
      for (int word = 0; text.length() < length; word++) {
        text.append(text.length() == 0 ? "" : random.nextInt(12) == 0 ? "\n" : " ");
        text.append(word(of, serial, word));
      }
      return text.toString();
    }

    private String word(Lang of, int serial, int word) {
      String mark = of.code() + serial + "x" + word;
      return switch (random.nextInt(20)) {
        case 0 -> "https://example.kz/" + "a".repeat(random.nextInt(60)) + "/" + mark;
        case 1 -> "😀" + mark + "👩‍👩‍👧";
        case 2 -> mark + "ж".repeat(random.nextInt(25));
        case 3 -> "{€}" + mark;
        default -> (of == Lang.EN ? "word" : of == Lang.KK ? "сөз" : "слово") + mark;
      };
    }

    void reads(int texts) {
      LiveContent live = new LiveContent(content, content, NOW);
      List<Bulletin> all = live.bulletins(place, KINDS);
      all.forEach(b -> wordsOf.put(b.id().value(), Set.of(b.textFor(lang).split("\\s+"))));
      Asker asker = new Asker(subscriber(), known, Asker.Today.NOTHING);
      AnswerRequest request =
          AnswerRequest.of(Answer.NEWS, lang).about(place, null).inOneSegment(brief);
      List<String> told = new ArrayList<>();
      Set<String> whole = new HashSet<>();
      int pages = 0;
      while (whole.size() < all.size() && pages < texts) {
        Page page = ANSWERS.render(request, asker, live);
        keepsWithinItsSegments(page.text());
        if (pages++ == 0) {
          hasTheWorst(page.text(), all);
        }
        whole.addAll(page.shown().items());
        int begun = page.shown().part() == null ? 0 : 1;
        countsWhatIsLeft(page.text(), all.size() - whole.size() - begun, begun > 0);
        told.addAll(wordsIn(page.text()));
        assertThat(pages).as("MORE comes to an end").isLessThan(ITEMS * 20);
        request = request.after(page.shown());
      }
      if (whole.size() < all.size()) {
        return;
      }
      String end = ANSWERS.render(request, asker, live).text();
      keepsWithinItsSegments(end);
      assertThat(told)
          .as("every word once, in order of its item; none of another language")
          .containsExactlyInAnyOrderElementsOf(expected(all));
    }

    private void keepsWithinItsSegments(String text) {
      assertThat(Segmenter.segment(text).count()).as(text).isLessThanOrEqualTo(brief ? 1 : 2);
    }

    /** Of what they have not got; and danger to life whether they have got it or not. */
    private void hasTheWorst(String text, List<Bulletin> all) {
      Bulletin worst =
          all.stream()
              .min(
                  Comparator.comparing((Bulletin b) -> b.content().severity() != Severity.EXTREME)
                      .thenComparing(b -> known.contains(b.id().value()))
                      .thenComparing(b -> b.content().severity()))
              .orElseThrow();
      Severity severity = worst.content().severity();
      boolean known = this.known.contains(worst.id().value());
      Set<String> words = new HashSet<>();
      all.stream()
          .filter(b -> b.content().severity() == severity)
          .filter(b -> this.known.contains(b.id().value()) == known)
          .forEach(b -> words.addAll(wordsOf.get(b.id().value())));
      assertThat(words).as(text).contains(text.split("\\s+")[0]);
    }

    private void countsWhatIsLeft(String text, int left, boolean cut) {
      Matcher count = COUNT.matcher(text);
      assertThat(count.find() ? Integer.parseInt(count.group(1)) : 0).as(text).isEqualTo(left);
      if (left == 0 && !cut) {
        assertThat(text).doesNotContain("ЕЩЁ", "ТАҒЫ", "MORE");
      }
    }

    /** The words of items alone: each has its mark, and none of ours has. */
    private static List<String> wordsIn(String text) {
      return List.of(text.split("\\s+")).stream()
          .filter(word -> word.matches(".*(kk|ru|en)\\d+x\\d+.*"))
          .toList();
    }

    private List<String> expected(List<Bulletin> all) {
      return all.stream().flatMap(b -> wordsIn(b.textFor(lang)).stream()).toList();
    }

    private Subscriber subscriber() {
      return new Subscriber(
          new SubscriberId(1),
          Subscriber.Status.ACTIVE,
          lang,
          place == null ? null : place.region(),
          place == null ? null : place.city(),
          EnumSet.allOf(Topic.class),
          "kcell");
    }

    private <T> T pick(T[] values) {
      return values[random.nextInt(values.length)];
    }
  }
}

package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.keyword.Intent;
import org.jarshy.gateway.keyword.Understanding;
import org.jarshy.gateway.script.Latin;
import org.jarshy.gateway.subscriber.Subscriber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

  private static final Catalogue CATALOGUE = new Catalogue();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
  private static final Pattern CAPITALS = Pattern.compile("\\p{Lu}{4,}");

  /** As long as it may be, and in letters that cost most. */
  private static final SenderProperties LONGEST_SENDER =
      new SenderProperties("Жедел жәрдем қызметі", 99);

  private static final List<String> ALL_APPS =
      List.of("shadowsocks", "telegram", "whatsapp", "signal", "tor");

  @Test
  void every_language_says_the_same_things() {
    for (Lang lang : Lang.values()) {
      assertThat(CATALOGUE.keys(lang)).isEqualTo(CATALOGUE.keys(Lang.RU));
      for (String key : CATALOGUE.keys(lang)) {
        assertThat(placeholders(lang, key))
            .as(lang + " " + key)
            .isEqualTo(placeholders(Lang.RU, key));
      }
    }
  }

  static Stream<Place> places() {
    return Stream.concat(
        Stream.of(City.values()).map(Place::of),
        Stream.of(Region.values()).map(region -> new Place(region, null)));
  }

  @ParameterizedTest
  @MethodSource("places")
  void every_answer_fits_two_segments_with_the_longest_words(Place place) {
    for (Lang lang : Lang.values()) {
      for (Answer answer : Answer.values()) {
        for (Subscriber.Status status : Subscriber.Status.values()) {
          String said = render(answer, lang, place, status, Shown.NOTHING);
          assertThat(Segmenter.segment(said).count()).as(said).isLessThanOrEqualTo(2);
          assertThat(said).doesNotContain("{");
        }
        if (answer.isList()) {
          Shown all = new Shown(List.of("b1"), null, 0);
          String end = render(answer, lang, place, Subscriber.Status.ACTIVE, all);
          assertThat(Segmenter.segment(end).count()).as(end).isEqualTo(1);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void answers_that_only_confirm_or_ask_take_one_segment(Lang lang) {
    for (Answer answer :
        EnumSet.of(
            Answer.STOPPED,
            Answer.STOP_ASK,
            Answer.HINT,
            Answer.WHICH,
            Answer.LIMIT,
            Answer.CURFEW_WHERE,
            Answer.LANG_SET,
            Answer.LANG_WHICH,
            Answer.SCRIPT_LATIN,
            Answer.SCRIPT_CYRILLIC,
            Answer.CITY_SET,
            Answer.CITY_UNKNOWN,
            Answer.MORE_NONE,
            Answer.CHECK_HOW,
            Answer.RUMOUR_HOW,
            Answer.RUMOUR_LIMIT,
            Answer.QUIET_LATER,
            Answer.FORGET_LATER,
            Answer.BAD_NOTED,
            Answer.BAD_NONE)) {
      String said =
          render(answer, lang, Place.of(City.ALMATY), Subscriber.Status.ACTIVE, Shown.NOTHING);
      assertThat(Segmenter.segment(said).count()).as(said).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"KK, 24/7", "KK, 09:00-18:00", "RU, 24/7", "RU, 09:00-18:00", "EN, 24/7"})
  void longest_help_line_fits_two_segments_with_what_is_left_out(Lang lang, String hours) {
    FakeContent content = new FakeContent();
    for (int i = 0; i < 9; i++) {
      content.help(
          HelpTopic.LEGAL, Area.wholeCountry(), "Ж".repeat(40), "877172001122", hours, true);
    }
    AnswerRequest request = AnswerRequest.of(Answer.HOTLINE, lang).about(null, HelpTopic.LEGAL);
    Page page = answers().render(request, asker(Subscriber.Status.ACTIVE), live(content));

    assertThat(Segmenter.segment(page.text()).count()).isLessThanOrEqualTo(2);
    assertThat(page.text()).contains("\n+8: ");
  }

  @ParameterizedTest
  @MethodSource("places")
  void status_fits_two_segments_whatever_topics_somebody_chose(Place place) {
    for (Lang lang : Lang.values()) {
      for (Set<Topic> topics : everyChoice()) {
        Subscriber who =
            new Subscriber(
                new SubscriberId(1),
                Subscriber.Status.ACTIVE,
                lang,
                place.region(),
                place.city(),
                topics,
                "kcell");
        Asker asker = new Asker(who, Set.of(), new Asker.Today(200, 999));
        String said =
            answers()
                .render(AnswerRequest.of(Answer.STATUS, lang), asker, live(new FakeContent()))
                .text();
        assertThat(Segmenter.segment(said).count()).as(said).isLessThanOrEqualTo(2);
      }
    }
  }

  private static List<Set<Topic>> everyChoice() {
    List<Set<Topic>> choices = new ArrayList<>();
    for (int bits = 0; bits < 1 << Topic.values().length; bits++) {
      Set<Topic> topics = EnumSet.noneOf(Topic.class);
      for (Topic topic : Topic.values()) {
        if ((bits >> topic.ordinal() & 1) == 1) {
          topics.add(topic);
        }
      }
      choices.add(topics);
    }
    return choices;
  }

  @ParameterizedTest
  @MethodSource("places")
  void news_in_one_text_take_one_segment_when_there_are_none(Place place) {
    for (Lang lang : Lang.values()) {
      AnswerRequest request =
          AnswerRequest.of(Answer.NEWS, lang).about(place, null).inOneSegment(true);
      String said =
          answers()
              .render(request, asker(Subscriber.Status.ACTIVE), live(new FakeContent()))
              .text();
      assertThat(Segmenter.segment(said).count()).as(said).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void every_keyword_we_tell_people_to_send_is_one_we_understand(Lang lang) {
    Understanding understanding = new Understanding();
    Set<String> told = new TreeSet<>();
    for (String key : CATALOGUE.keys(lang)) {
      CAPITALS.matcher(CATALOGUE.pattern(lang, key)).results().forEach(m -> told.add(m.group()));
    }
    // The two words of one keyword.
    if (told.remove("ЖЕДЕЛ")) {
      told.remove("ЖЕЛІ");
      told.add("ЖЕДЕЛ ЖЕЛІ");
    }
    assertThat(told).isNotEmpty();
    for (String keyword : told) {
      Intent meant = understanding.understand(keyword).intent();
      assertThat(meant).as(keyword).isNotEqualTo(Intent.NONE);
      String latin = Latin.write(keyword, lang);
      assertThat(understanding.understand(latin).intent()).as(latin).isEqualTo(meant);
      assertThat(understanding.understand(ascii(latin)).intent()).as(latin).isEqualTo(meant);
    }
  }

  /** As it is typed on a keyboard without the letters of other languages. */
  private static String ascii(String latin) {
    return Normalizer.normalize(latin, Normalizer.Form.NFD).replaceAll("[\\p{M}']", "");
  }

  private static String render(
      Answer answer, Lang lang, Place place, Subscriber.Status status, Shown shown) {
    AnswerRequest request =
        AnswerRequest.of(answer, lang)
            .about(place, null)
            .after(shown)
            .between(new Choice(Intent.CURFEW, Intent.HOTLINE))
            .naming(answer == Answer.PROXY_OTHER ? ALL_APPS : List.of());
    return answers().render(request, asker(status), live(new FakeContent())).text();
  }

  private static Answers answers() {
    return answers(true);
  }

  private static Answers answers(boolean codes) {
    String most = "Ж".repeat(30);
    SecondPath path = new SecondPath(most, most, most);
    return new Answers(CATALOGUE, LONGEST_SENDER, FreshFor.DEFAULTS, path, () -> codes);
  }

  private static LiveContent live(FakeContent content) {
    return new LiveContent(content, content, Instant.parse("2022-09-28T04:00:00Z"));
  }

  /** Who has used up what operators gave away in January 2022. */
  private static Asker asker(Subscriber.Status status) {
    return new Asker(subscriber(status), Set.of(), new Asker.Today(200, 999));
  }

  private static Subscriber subscriber(Subscriber.Status status) {
    return new Subscriber(
        new SubscriberId(1),
        status,
        Lang.RU,
        Region.EAST_KAZAKHSTAN,
        null,
        EnumSet.allOf(Topic.class),
        "kcell");
  }

  private static Set<String> placeholders(Lang lang, String key) {
    return PLACEHOLDER
        .matcher(CATALOGUE.pattern(lang, key))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}

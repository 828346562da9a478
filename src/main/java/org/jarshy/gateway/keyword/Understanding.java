package org.jarshy.gateway.keyword;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.keyword.Lexicon.Sense;
import org.jarshy.gateway.keyword.PhraseBook.Match;

/**
 * Reads citizens' texts. Pure: needs no database, never throws.
 *
 * <p>First what the whole text is, then what it begins with, then what it mentions. Words that give
 * or withdraw consent count only as the whole text.
 */
public final class Understanding {

  private static final int CHECK_CODE_DIGITS = 8;
  private static final int SHORT = 4;

  /** Which of several keywords in one sentence is asked about, the most urgent first. */
  private static final List<Intent> BY_URGENCY =
      List.of(
          Intent.RUMOUR,
          Intent.CURFEW,
          Intent.PROXY,
          Intent.RIGHTS,
          Intent.HOTLINE,
          Intent.SITES,
          Intent.NEWS);

  private final Lexicon lexicon = new Lexicon();
  private final StopRule stopRule = new StopRule(lexicon);
  private final PlaceForms places = new PlaceForms();
  private final Tongues tongues = new Tongues();

  public Understood understand(String text) {
    List<Word> words = spelledOut(Folding.words(text));
    if (words.isEmpty()) {
      boolean asks = text != null && text.indexOf('?') >= 0;
      return plain(asks ? Intent.HELP : Intent.NONE, null);
    }
    if (isCheckCode(words)) {
      return plain(Intent.CHECK, null);
    }
    Lang courteousIn = languageOf(lexicon.courtesies.all(words));
    List<Word> core = withoutRepeats(without(lexicon.courtesies, words));
    Understood found = core.isEmpty() ? null : read(core);
    if (found == null) {
      return plain(Intent.NONE, courteousIn != null ? courteousIn : tongues.of(words));
    }
    Lang spoken = words.stream().anyMatch(Word::kazakh) ? Lang.KK : courteousIn;
    return spoken == null ? found : spokenIn(found, spoken);
  }

  private Understood read(List<Word> core) {
    Match<Sense> whole = lexicon.whole.whole(core);
    if (whole != null) {
      Lang spoken = Lexicon.onlyOne(whole.langs());
      return new Understood(
          whole.value().intent(), null, null, null, spoken, null, whole.value().nuance());
    }
    Lang chosen = languageChosen(core);
    if (chosen != null) {
      return new Understood(Intent.LANG, null, null, null, null, chosen);
    }
    if (stopRule.isNear(core)) {
      Lang spoken = tongues.of(core);
      return new Understood(Intent.NONE, null, null, null, spoken, null, Nuance.NEAR_STOP);
    }
    return about(core);
  }

  /** What is asked, where, and help with what; null where nothing is understood. */
  private Understood about(List<Word> core) {
    PlaceForms.Match place = places.find(core);
    List<Match<HelpTopic>> topics = lexicon.topics.all(core);
    HelpTopic topic = topics.isEmpty() ? null : topics.get(0).value();
    Match<Intent> first = lexicon.leading.at(core, 0);
    Match<Intent> asked = first != null ? first : mentioned(core);
    if (place != null && onlyPlace(core, place)) {
      return asking(Intent.CITY, place, null, asked == null ? null : asked.langs());
    }
    if (asked == null || (asked.value() == Intent.CITY && core.size() > SHORT)) {
      asked = mentioned(core);
    }
    if (asked == null) {
      return topic == null ? null : asking(Intent.HOTLINE, place, topic, topics.get(0).langs());
    }
    return switch (asked.value()) {
      case HELP ->
          asking(topic == null ? Intent.HELP : Intent.HOTLINE, place, topic, asked.langs());
      case HOTLINE -> asking(Intent.HOTLINE, place, topic, asked.langs());
      default -> asking(asked.value(), place, null, asked.langs());
    };
  }

  private Match<Intent> mentioned(List<Word> core) {
    return lexicon.anywhere.all(core).stream()
        .min(Comparator.comparingInt(m -> BY_URGENCY.indexOf(m.value())))
        .orElse(null);
  }

  private static Understood asking(
      Intent intent, PlaceForms.Match found, HelpTopic topic, Set<Lang> langs) {
    Place place = found == null ? null : found.place();
    return new Understood(
        intent,
        place == null ? null : place.city(),
        place == null ? null : place.region(),
        topic,
        langs == null ? null : Lexicon.onlyOne(langs),
        null);
  }

  private boolean onlyPlace(List<Word> core, PlaceForms.Match place) {
    List<Word> around = new ArrayList<>(core.subList(0, place.from()));
    around.addAll(core.subList(place.to(), core.size()));
    return without(lexicon.fillers, around).isEmpty();
  }

  /** A word for a language, with nothing around it but words for language. */
  private Lang languageChosen(List<Word> core) {
    List<Match<Lang>> named = lexicon.languages.all(core);
    if (named.isEmpty() || core.size() > SHORT) {
      return null;
    }
    List<Word> rest = without(lexicon.fillers, without(lexicon.languages, core));
    boolean onlyThat =
        rest.stream()
            .map(w -> lexicon.whole.whole(List.of(w)))
            .allMatch(m -> m != null && m.value().intent() == Intent.LANG);
    return onlyThat ? named.get(0).value() : null;
  }

  private static boolean isCheckCode(List<Word> words) {
    return words.stream().allMatch(Word::isNumber)
        && words.stream().mapToInt(w -> w.form(0).length()).sum() == CHECK_CODE_DIGITS;
  }

  /** S T O P, as some write to be heard, is one word. */
  private static List<Word> spelledOut(List<Word> words) {
    if (words.size() < 3 || words.stream().anyMatch(w -> w.form(0).length() > 1 || w.isNumber())) {
      return words;
    }
    StringBuilder joined = new StringBuilder();
    words.forEach(w -> joined.append(w.form(0)));
    return Folding.words(joined.toString());
  }

  private static List<Word> withoutRepeats(List<Word> words) {
    List<Word> out = new ArrayList<>();
    for (Word word : words) {
      if (out.isEmpty() || !out.get(out.size() - 1).equals(word)) {
        out.add(word);
      }
    }
    return out;
  }

  private static List<Word> without(PhraseBook<?> book, List<Word> words) {
    List<Word> out = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      Match<?> match = book.at(words, i);
      if (match == null) {
        out.add(words.get(i++));
      } else {
        i = match.to();
      }
    }
    return out;
  }

  private static Lang languageOf(List<? extends Match<?>> matches) {
    return matches.isEmpty() ? null : Lexicon.onlyOne(matches.get(0).langs());
  }

  private static Understood plain(Intent intent, Lang spoken) {
    return new Understood(intent, null, null, null, spoken, null);
  }

  private static Understood spokenIn(Understood found, Lang spoken) {
    return new Understood(
        found.intent(),
        found.city(),
        found.region(),
        found.topic(),
        spoken,
        found.chosen(),
        found.nuance());
  }
}

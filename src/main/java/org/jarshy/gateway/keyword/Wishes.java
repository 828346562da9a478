package org.jarshy.gateway.keyword;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.keyword.Combinations.Found;
import org.jarshy.gateway.keyword.Lexicon.Sense;
import org.jarshy.gateway.keyword.PhraseBook.Match;

/** What is asked, where, and help with what: anything but giving or withdrawing consent. */
final class Wishes {

  private static final int CHECK_CODE_DIGITS = 8;
  private static final int SHORT = 4;
  private static final int LONGEST_ABOUT_ONESELF = 7;
  private static final Set<String> ONESELF = Set.of("я", "мы", "мен", "биз", "i", "im", "we");

  /** Which of several wishes in one sentence is answered: what cannot wait, then what is plain. */
  private static final List<Intent> BY_URGENCY =
      List.of(
          Intent.RUMOUR,
          Intent.FORGET,
          Intent.CURFEW,
          Intent.BAD,
          Intent.RIGHTS,
          Intent.CHECK,
          Intent.QUIET,
          Intent.STATUS,
          Intent.START,
          Intent.PROXY,
          Intent.HOTLINE,
          Intent.SITES,
          Intent.NEWS,
          Intent.MORE,
          Intent.HELP,
          Intent.CITY);

  /** Weak first words: what follows says more. */
  private static final Set<Intent> OPENERS = EnumSet.of(Intent.HELP, Intent.MORE, Intent.START);

  private static final List<HelpTopic> TOPICS_BY_URGENCY =
      List.of(
          HelpTopic.MISSING,
          HelpTopic.LEGAL,
          HelpTopic.FLIGHTS,
          HelpTopic.PRICES,
          HelpTopic.POLICE,
          HelpTopic.PSYCH,
          HelpTopic.BUSINESS);

  /** Whose word stands for itself among small words; "it is quiet here" asks for no quiet texts. */
  private static final Set<Intent> HARMLESS =
      EnumSet.of(
          Intent.NEWS,
          Intent.CURFEW,
          Intent.PROXY,
          Intent.HOTLINE,
          Intent.SITES,
          Intent.RIGHTS,
          Intent.HELP,
          Intent.MORE,
          Intent.CITY,
          Intent.CHECK,
          Intent.RUMOUR);

  /** Keywords that answer with something to read: two of them alone are a question of which. */
  private static final Set<Intent> READABLE =
      EnumSet.of(
          Intent.NEWS, Intent.CURFEW, Intent.PROXY, Intent.HOTLINE, Intent.SITES, Intent.RIGHTS);

  private final Lexicon lexicon;
  private final PlaceForms places;

  Wishes(Lexicon lexicon, PlaceForms places) {
    this.lexicon = lexicon;
    this.places = places;
  }

  /** Asks for less than an opt-out, or for more: to be erased, or to be left alone at night. */
  boolean isNoOptOut(List<Word> core) {
    return lexicon.together.in(core).stream()
        .anyMatch(f -> f.value() == Intent.FORGET || f.value() == Intent.QUIET);
  }

  /** Null where nothing is understood. */
  Understood in(List<Word> core) {
    PlaceForms.Match place = places.find(core);
    List<Word> elsewhere = places.removedFrom(core);
    List<Word> bare = lexicon.fillers.removedFrom(elsewhere);
    if (place != null && bare.isEmpty()) {
      return asking(Intent.CITY, place, null, languages(lexicon.leading.at(core, 0)));
    }
    Match<Sense> whole = wholeWish(elsewhere, bare);
    if (whole != null) {
      Understood wish = asking(whole.value().intent(), place, topic(core), whole.langs());
      return whole.value().nuance() == Nuance.BRIEF ? wish.with(Nuance.BRIEF) : briefly(wish, core);
    }
    Understood either = either(bare, place);
    return either != null ? either : sentence(core, place);
  }

  private Understood sentence(List<Word> core, PlaceForms.Match place) {
    Found<Intent> asked = asked(core);
    HelpTopic topic = topic(core);
    if (asked == null) {
      if (topic == null && place != null && isAboutThemselves(core)) {
        return asking(Intent.CITY, place, null, null);
      }
      Set<Lang> langs = topicLanguages(core);
      return topic == null ? null : asking(Intent.HOTLINE, place, topic, langs);
    }
    boolean forHelp = asked.value() == Intent.HELP && topic != null;
    Intent intent = forHelp ? Intent.HOTLINE : asked.value();
    return briefly(asking(intent, place, topic, asked.langs()), core);
  }

  /** News in one text, where few words ask for it; in a sentence they may say anything. */
  private Understood briefly(Understood wish, List<Word> core) {
    boolean brief =
        wish.intent() == Intent.NEWS && core.size() <= SHORT && !lexicon.brief.all(core).isEmpty();
    return brief ? wish.with(Nuance.BRIEF) : wish;
  }

  /** A keyword with nothing but small words and a place around it. */
  private Match<Sense> wholeWish(List<Word> elsewhere, List<Word> bare) {
    Match<Sense> alone = lexicon.whole.whole(elsewhere);
    Match<Sense> amongFillers = lexicon.whole.whole(bare);
    boolean harmless = amongFillers != null && HARMLESS.contains(amongFillers.value().intent());
    return Stream.of(alone, harmless ? amongFillers : null)
        .filter(m -> m != null && m.value().intent() != Intent.STOP)
        .filter(m -> m.value().intent() != Intent.NONE)
        .filter(m -> m.value().nuance() != Nuance.YES)
        .findFirst()
        .orElse(null);
  }

  /** The first words where they are a keyword, else the most urgent of what is mentioned. */
  private Found<Intent> asked(List<Word> core) {
    Match<Intent> match = lexicon.leading.at(core, 0);
    Found<Intent> first = match == null ? null : new Found<>(match.value(), match.langs());
    Found<Intent> mentioned = mentioned(core);
    if (first == null || isOtherwiseMeant(first.value(), core, match)) {
      return mentioned;
    }
    return mentioned != null && saysMore(mentioned.value(), first.value()) ? mentioned : first;
  }

  /** "Check out my song" is no check: the more follows, the less the first word is a keyword. */
  private boolean isOtherwiseMeant(Intent first, List<Word> core, Match<Intent> match) {
    int following = lexicon.fillers.removedFrom(core.subList(match.to(), core.size())).size();
    return switch (first) {
      case MORE -> following > 0;
      case CHECK -> following > 1 && !holdsCode(core);
      case CITY -> following > 2;
      case HELP, RIGHTS -> following > 3;
      default -> false;
    };
  }

  /** "We are in Taraz now": a place, and somebody who is there. */
  private static boolean isAboutThemselves(List<Word> core) {
    return core.size() <= LONGEST_ABOUT_ONESELF
        && core.stream().anyMatch(word -> word.isOneOf(ONESELF));
  }

  private static boolean saysMore(Intent mentioned, Intent first) {
    return switch (mentioned) {
      case BAD -> first == Intent.PROXY || first == Intent.SITES || first == Intent.HELP;
      case RUMOUR, FORGET -> first != Intent.RUMOUR;
      case CHECK -> first == Intent.HELP || first == Intent.NEWS;
      case QUIET, STATUS -> true;
      case HELP, MORE, CITY, START -> false;
      default -> OPENERS.contains(first);
    };
  }

  private Found<Intent> mentioned(List<Word> core) {
    Stream<Found<Intent>> phrases =
        lexicon.anywhere.all(core).stream().map(m -> new Found<>(m.value(), m.langs()));
    List<Found<Intent>> together = lexicon.together.in(core);
    boolean asksForProxy = together.stream().anyMatch(f -> f.value() == Intent.PROXY);
    Stream<Found<Intent>> all =
        Stream.of(phrases, together.stream(), code(core))
            .flatMap(s -> s)
            // "Send me a proxy, Telegram is not working" is no complaint about a proxy.
            .filter(f -> f.value() != Intent.BAD || !asksForProxy)
            .filter(f -> f.value() != Intent.START || !StopRule.denies(core));
    return all.min(Comparator.comparingInt(f -> BY_URGENCY.indexOf(f.value()))).orElse(null);
  }

  /** A check code with a few words around it. */
  private Stream<Found<Intent>> code(List<Word> core) {
    return holdsCode(core) && core.size() <= SHORT
        ? Stream.of(new Found<>(Intent.CHECK, Set.of()))
        : Stream.empty();
  }

  /** Eight digits, in one piece or as printed, in two. */
  private static boolean holdsCode(List<Word> core) {
    int digits = 0;
    for (Word word : core) {
      digits = word.isNumber() ? digits + word.form(0).length() : 0;
      if (digits == CHECK_CODE_DIGITS) {
        return true;
      }
    }
    return false;
  }

  private HelpTopic topic(List<Word> core) {
    Stream<HelpTopic> phrases = lexicon.topics.all(core).stream().map(Match::value);
    Stream<HelpTopic> combined = lexicon.topicsTogether.in(core).stream().map(Found::value);
    return Stream.concat(phrases, combined)
        .min(Comparator.comparingInt(TOPICS_BY_URGENCY::indexOf))
        .orElse(null);
  }

  private Set<Lang> topicLanguages(List<Word> core) {
    return lexicon.topics.all(core).stream()
        .map(Match::langs)
        .findFirst()
        .or(() -> lexicon.topicsTogether.in(core).stream().map(Found::langs).findFirst())
        .orElse(null);
  }

  /** Two keywords and nothing else: which of them is not for us to say. */
  private Understood either(List<Word> bare, PlaceForms.Match place) {
    List<Match<Intent>> keywords = new ArrayList<>();
    int at = 0;
    while (at < bare.size()) {
      Match<Intent> match = lexicon.leading.at(bare, at);
      if (match == null || !READABLE.contains(match.value())) {
        return null;
      }
      keywords.add(match);
      at = match.to();
    }
    List<Intent> meant = keywords.stream().map(Match::value).distinct().toList();
    if (meant.size() != 2) {
      return null;
    }
    Understood first = asking(meant.get(0), place, null, keywords.get(0).langs());
    return first.orRather(meant.get(1));
  }

  private static Set<Lang> languages(Match<Intent> match) {
    return match == null ? null : match.langs();
  }

  private static Understood asking(
      Intent intent, PlaceForms.Match found, HelpTopic topic, Set<Lang> langs) {
    Place place = found == null ? null : found.place();
    return new Understood(
        intent,
        place == null ? null : place.city(),
        place == null ? null : place.region(),
        intent == Intent.HOTLINE ? topic : null,
        langs == null ? null : Lexicon.onlyOne(langs),
        null);
  }
}

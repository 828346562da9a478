package org.jarshy.gateway.bulletin;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarshy.gateway.bulletin.Advice.Code;
import org.jarshy.gateway.bulletin.Passage.Span;
import org.jarshy.gateway.kernel.Lang;

/**
 * Is a text in the letters of its language? Speech synthesis takes Latin letters for English and
 * makes noise of transliterated Russian or Kazakh; who wants Latin letters, because a phone has no
 * others, chooses that for himself.
 */
final class ScriptAdvice {

  private static final Pattern KAZAKH = Pattern.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]");

  /** Fewer letters may well have none of the nine that only Kazakh has. */
  private static final int ENOUGH_LETTERS = 45;

  private static final int ENOUGH_WORDS = 3;

  /** Shorter Latin words among Cyrillic ones may be anybody's name: Bar, Net, Su. */
  private static final int SURE_LETTERS = 5;

  private static final Set<String> ENGLISH =
      Set.of(
          "the", "and", "is", "are", "of", "to", "in", "for", "with", "from", "until", "no", "not",
          "your", "you", "at", "all", "will", "be", "or", "only", "today", "work", "calls", "stay");

  /**
   * Endings and pairs of letters that Latin typing of Russian and Kazakh has and English has not.
   */
  private static final Pattern TYPED_RUSSIAN =
      Pattern.compile(
          "(?iu).*(?:iy|yy|yi|ogo|ego|nie|niya|tsiya|ciya|ayte|aite|eshch|shch|zhd|zhi|skiy|skoy"
              + "|aetsya|atsya|itsya|ayut|eniye)$"
              + "|.*(?:shch|zhe|zha|tsiy|kh[aoui]).*");

  private static final Set<String> TYPED_WORDS =
      Set.of(
          "chas",
          "chasa",
          "chasov",
          "komendantskiy",
          "komendantskij",
          "komendant",
          "gorod",
          "goroda",
          "gorode",
          "vnimanie",
          "vnimaniye",
          "segodnya",
          "zavtra",
          "vchera",
          "nelzya",
          "vyhodite",
          "vykhodite",
          "doma",
          "ulitsa",
          "ulicu",
          "ulitsu",
          "voda",
          "svet",
          "svyaz",
          "politsiya",
          "policiya",
          "budte",
          "ostavaytes",
          "ostavaites",
          "zhiteli",
          "net",
          "dlya",
          "budet",
          "pozhar",
          "proverte",
          "zvonite",
          "rabotaet",
          "ne",
          "iz",
          "vse",
          "vas",
          "ili",
          "posle",
          "sagat",
          "sagaty",
          "saghaty",
          "uide",
          "uyde",
          "bolynyz",
          "bolynyzdar",
          "shykpanyz",
          "shyqpanyz",
          "qala",
          "kala",
          "bugin",
          "erten",
          "keshe",
          "zhok",
          "joq",
          "jok",
          "emes",
          "ushin",
          "deiin",
          "deyin",
          "keiin",
          "su",
          "jaryk",
          "zharyk",
          "tyiym",
          "senbi",
          "aimagy",
          "oblysy",
          "qauip",
          "kauip",
          "barlyk",
          "barlyq",
          "men",
          "bar");

  private ScriptAdvice() {}

  static void on(Passage passage) {
    if (passage.lang() == Lang.EN) {
      return;
    }
    List<Span> latin = passage.words().stream().filter(ScriptAdvice::isLatin).toList();
    long cyrillic =
        passage
            .plain()
            .codePoints()
            .filter(c -> UnicodeScript.of(c) == UnicodeScript.CYRILLIC)
            .count();
    long typed = latin.stream().filter(w -> isTyped(w.words())).count();
    boolean english = latin.stream().filter(w -> ENGLISH.contains(lower(w))).count() >= 2;
    if (cyrillic == 0 && latin.size() >= ENOUGH_WORDS) {
      if (!english && typed >= 2) {
        passage.say(Code.TRANSLITERATION, around(passage, latin), transliterated(passage.lang()));
      } else {
        passage.say(
            Code.OTHER_LANGUAGE,
            around(passage, latin),
            "The %s text has no %s letters; is it in the right field?"
                .formatted(name(passage.lang()), name(passage.lang())));
      }
    } else if (cyrillic > 0) {
      latin.stream()
          .filter(w -> w.words().length() >= SURE_LETTERS && TYPED_WORDS.contains(lower(w)))
          .forEach(w -> passage.say(Code.TRANSLITERATION, w, transliterated(passage.lang())));
    }
    if (passage.lang() == Lang.KK && cyrillic >= ENOUGH_LETTERS && !passage.has(KAZAKH)) {
      passage.say(
          Code.NO_KAZAKH_LETTERS,
          passage.whole(),
          "The Kazakh text has none of the letters ә ғ қ ң ө ұ ү һ і; without them it is spoken"
              + " wrongly. Write them.");
    }
  }

  private static String transliterated(Lang lang) {
    return "%s in Latin letters is noise to who hears it; write it in its own letters."
        .formatted(name(lang));
  }

  private static String name(Lang lang) {
    return lang == Lang.KK ? "Kazakh" : "Russian";
  }

  private static Span around(Passage passage, List<Span> words) {
    int start = words.get(0).start();
    int end = words.get(words.size() - 1).end();
    return new Span(start, end, passage.text().substring(start, end));
  }

  private static boolean isLatin(Span word) {
    return word.words().codePoints().anyMatch(Character::isLetter)
        && LetterAdvice.scripts(word.words()).equals(Set.of(UnicodeScript.LATIN));
  }

  private static boolean isTyped(String word) {
    return TYPED_WORDS.contains(word.toLowerCase(Locale.ROOT))
        || Passage.matches(TYPED_RUSSIAN, word);
  }

  private static String lower(Span word) {
    return word.words().toLowerCase(Locale.ROOT);
  }
}

package org.jarshy.gateway.bulletin;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarshy.gateway.bulletin.Advice.Code;
import org.jarshy.gateway.bulletin.Passage.Span;
import org.jarshy.gateway.kernel.Lang;

/**
 * Letters that look like others. A screen reader speaks what they are and not what they look like,
 * a search finds nothing, and people have learnt that deceivers write so.
 */
final class LetterAdvice {

  private static final Set<UnicodeScript> COMMON =
      EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED);

  private static final String LATIN_TWINS = "ABCEHKMOPTXYaceopxy";
  private static final String CYRILLIC_TWINS = "АВСЕНКМОРТХУасеорху";

  /** What a Latin word of twins stands for when it stands for Cyrillic. */
  private static final Set<String> TWIN_WORDS =
      Set.of(
          "НЕ", "НЕТ", "НА", "ВАС", "ВСЕ", "ВСЕМ", "ВАМ", "НАС", "НАМ", "ОТ", "ТО", "КТО", "МОСТ",
          "МЕСТО", "МЕСТА", "МЕТРО", "ТЕМ", "ВОТ", "ОНА", "ОНО", "ОН", "СОВЕТ", "ОТВЕТ", "СЕМ",
          "АКТАУ", "АСТАНА", "ВОСТОК", "СТО", "ТАМ", "КАК", "ВХОД", "НОМЕР", "ТЕХ", "МНЕ", "СНЕТ");

  private static final Set<String> KNOWN_LATIN =
      Set.of(
          "BBC", "ATM", "OK", "PC", "MAX", "HTC", "TM", "CC", "AP", "APK", "HTTP", "CO", "OTP",
          "BOT", "CTO");

  private static final Pattern FANCY =
      Pattern.compile(
          "[\\x{1D400}-\\x{1D7FF}\\x{FF21}-\\x{FF5A}\\x{24B6}-\\x{24E9}\\x{1F130}-\\x{1F189}]+"
              + "|\\p{L}\\p{M}{2,}|(?:[\\p{L}\\p{N}][\\x{0335}-\\x{0338}])+");

  private static final Pattern SPACED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:\\p{Lu}(?:[ _*-]\\p{Lu}){2,}|\\p{L}(?: \\p{L}){3,})(?![\\p{L}\\p{N}])");

  private static final Pattern DIGIT_WITHIN =
      Pattern.compile(
          "\\p{L}+[01346]\\p{Ll}{2,}|\\p{L}{2,}[01346]\\p{Ll}|\\p{Lu}{2,}[034]\\p{Lu}{2,}|\\p{Lu}[034]\\p{Lu}{3,}");
  private static final Pattern DIGIT_FIRST = Pattern.compile("[034]\\p{IsCyrillic}{3,}");
  private static final Pattern DIGIT_FIRST_LATIN = Pattern.compile("[01][a-z]{3,}");
  private static final Pattern LETTER_WITHIN = Pattern.compile("\\d+[ОоOoЗз]\\d+|\\d[ОоOo]{1,2}");
  private static final Pattern UNITS =
      Pattern.compile(
          "(?iu)\\d+(час|дн|день|сут|мин|сек|раз|км|кг|тг|тенге|метр|чел|лет|год|этаж|кварт|комн|мест"
              + "|школ|дом|маш|рейс|поезд|лини|смен|класс|курс|тонн|литр|микр|проц|област|район|город"
              + "|млн|млрд|тыс|квт|руб|подъезд|т[ае]н|д[ае]н|н[ае]н|[гқк][ае]|ші|шы|інші|ыншы"
              + "|сағат|күн|адам|апта|жыл|теңге|шақырым|қабат|бөлме|рет|есе|days?|hours?|min|people|km).*");
  private static final Pattern KNOWN_DIGITS =
      Pattern.compile("(?i)h\\d+n\\d+|[bcp]2[bcgp]|web3.*|mp[34].*");

  private static final Pattern TEXT_SPEAK =
      Pattern.compile(
          "(?i:2day|2nite|2moro|2morrow|l8r|gr8|4ever|[a-z]+1ne|(?:some|any|no|every)1)|b4|w8|4u|2u|u2");

  private LetterAdvice() {}

  static void on(Passage passage) {
    ReadableText.problem(passage.text(), true)
        .ifPresent(
            p ->
                passage.say(
                    Code.HIDDEN_CHARACTER,
                    ReadableText.span(passage.text(), true),
                    "The text " + p + "."));
    passage
        .find(FANCY)
        .forEach(
            f ->
                passage.say(
                    Code.FANCY_LETTERS,
                    f,
                    "'%s' is made of ornamental signs that no screen reader speaks; type plain"
                            .formatted(f.words())
                        + " letters."));
    passage.find(SPACED).stream()
        .filter(s -> !isSequence(s.words()))
        .forEach(
            s ->
                passage.say(
                    Code.SPACED_LETTERS,
                    s,
                    "'%s' is spelt letter by letter to who hears it; write the word without blanks"
                            .formatted(s.words())
                        + " between its letters."));
    passage.words().forEach(word -> word(passage, word));
  }

  /** Classes А Б В, blocks A-B-C: names of things in their order. */
  private static boolean isSequence(String spaced) {
    int[] letters = spaced.codePoints().filter(Character::isLetter).toArray();
    for (int i = 1; i < letters.length; i++) {
      if (letters[i] != letters[i - 1] + 1) {
        return false;
      }
    }
    return true;
  }

  private static void word(Passage passage, Span word) {
    String said = word.words();
    if (Passage.matches(TEXT_SPEAK, said)) {
      passage.say(
          Code.TEXT_SPEAK,
          word,
          "'%s' is spoken as a number; write the word in full.".formatted(said));
    } else if (scripts(said).size() > 1) {
      passage.say(
          Code.MIXED_LETTERS,
          word,
          "'%s' mixes letters of two alphabets; screen readers cannot speak it and readers distrust"
                  .formatted(said)
              + " it. Type it anew with one keyboard.");
    } else if (hasWrongDigit(said)) {
      passage.say(
          Code.DIGIT_IN_WORD,
          word,
          "'%s' has a digit for a letter, or a letter for a digit; type it anew.".formatted(said));
    } else {
      twin(passage, word);
    }
  }

  private static boolean hasWrongDigit(String word) {
    if (word.codePoints().noneMatch(Character::isDigit)
        || Passage.matches(KNOWN_DIGITS, word)
        || Passage.matches(UNITS, word)) {
      return false;
    }
    boolean anyLower = word.codePoints().anyMatch(Character::isLowerCase);
    boolean cyrillic = scripts(word).contains(UnicodeScript.CYRILLIC);
    return (Passage.matches(DIGIT_WITHIN, word) && (cyrillic || anyLower))
        || Passage.matches(DIGIT_FIRST, word)
        || Passage.matches(DIGIT_FIRST_LATIN, word)
        || Passage.matches(LETTER_WITHIN, word);
  }

  /** A whole word in the other alphabet whose every letter has a twin in this one. */
  private static void twin(Passage passage, Span word) {
    String said = word.words();
    if (said.length() < 2) {
      return;
    }
    if (passage.lang() == Lang.EN) {
      if (said.chars().allMatch(c -> CYRILLIC_TWINS.indexOf(c) >= 0)) {
        passage.say(Code.LOOKALIKE_WORD, word, lookalike(said, "Cyrillic", "Latin"));
      }
    } else if (said.chars().allMatch(c -> LATIN_TWINS.indexOf(c) >= 0)
        && !KNOWN_LATIN.contains(said.toUpperCase(Locale.ROOT))) {
      if (TWIN_WORDS.contains(cyrillic(said).toUpperCase(Locale.ROOT))) {
        passage.say(Code.LOOKALIKE_WORD, word, lookalike(said, "Latin", "Cyrillic"));
      } else if (said.length() > 2) {
        passage.say(
            Code.LATIN_WORD,
            word,
            "'%s' is in Latin letters that look like Cyrillic ones; if it is a word of this"
                    .formatted(said)
                + " language, type it anew.");
      }
    }
  }

  private static String lookalike(String word, String is, String looks) {
    return "'%s' is in %s letters that look like %s ones: a screen reader cannot speak it. Type it anew."
        .formatted(word, is, looks);
  }

  private static String cyrillic(String latin) {
    StringBuilder out = new StringBuilder(latin.length());
    latin.chars().forEach(c -> out.append(CYRILLIC_TWINS.charAt(LATIN_TWINS.indexOf(c))));
    return out.toString();
  }

  static Set<UnicodeScript> scripts(String word) {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    word.codePoints().filter(Character::isLetter).forEach(c -> scripts.add(UnicodeScript.of(c)));
    scripts.removeAll(COMMON);
    return scripts;
  }
}

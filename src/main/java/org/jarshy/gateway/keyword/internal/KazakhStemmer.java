package org.jarshy.gateway.keyword.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Takes the endings off a Kazakh word by rule. Kazakh adds them one after the other, in this order:
 * stem, plural (-лар), possessive (-ымыз), case (-дан), person (-мын) or, on a verb, tense and
 * person (-ады); so they come off from the end, one of each, the longest that fits.
 *
 * <p>Works on folded letters, as most people type: қ is к, ғ is г, ң is н, ө is о, ұ and ү are у, ә
 * is а, і and й are и. Of vowel harmony this leaves that after ы or я no ending has е or и, and
 * after е or и none has а or ы (-мен and -дікі alone are the same after each); about the other
 * vowels folding has hidden what they were.
 *
 * <p>Stems are made for comparing and need not be words: final ы and и are dropped, and н after a
 * vowel, for дүкені is the shop of somebody and баланы is the child that somebody sees; г and б at
 * the end, which қ, к and п become before a vowel, are turned back.
 */
final class KazakhStemmer {

  private static final int SHORTEST = 3;

  /** What a single letter may be taken from: it is more often part of the word. */
  private static final int SHORTEST_BEFORE_A_LETTER = 5;

  /** Words of two letters that people ask about: water, house, country. */
  private static final Set<String> SHORT_WORDS = Set.of("су", "уи", "ел");

  private static final String VOWELS = "аеоуиыяюэё";
  private static final String BACK = "аыя";
  private static final String FRONT = "еи";

  private static final List<String> PERSON =
      longestFirst(
          "мын мин бын бин пын пин сын син сыз сиз мыз миз быз биз пыз пиз сындар синдер сыздар"
              + " сиздер ады еди аиды еиди иды иди амын емин амыз емиз асыз есиз ганбыз генбиз"
              + " канбыз кенбиз ганмын генмин канмын кенмин ган ген кан кен гандар гендер");

  private static final List<String> CASE =
      longestFirst(
          "нын нин дын дин тын тин га ге ка ке ына ине сына сине ны ни ды ди ты ти да де та те ында"
              + " инде сында синде дан ден тан тен нан нен дагы деги тагы теги ындагы индеги сындагы синдеги даи деи таи теи мен"
              + " бен пен дики тики ники");

  private static final List<String> POSSESSIVE =
      longestFirst("ым им м ын ин н ыныз иниз ныз низ ымыз имиз мыз миз сы си ы и");

  private static final List<String> PLURAL = longestFirst("лар лер дар дер тар тер");

  /** With somebody, somebody's: the same after whatever vowel. */
  private static final Set<String> OUT_OF_HARMONY =
      Set.of("мен", "бен", "пен", "дики", "тики", "ники");

  private KazakhStemmer() {}

  private static List<String> longestFirst(String endings) {
    return Arrays.stream(endings.split(" "))
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  /**
   * @param word folded
   */
  static String stem(String word) {
    String stem = word;
    for (List<String> endings : List.of(PERSON, CASE, POSSESSIVE, PLURAL)) {
      stem = without(endings, stem);
    }
    return normal(stem);
  }

  private static String without(List<String> endings, String word) {
    for (String ending : endings) {
      int left = word.length() - ending.length();
      if (word.endsWith(ending) && isStem(word.substring(0, Math.max(0, left)), ending)) {
        return word.substring(0, left);
      }
    }
    return word;
  }

  private static boolean isStem(String stem, String ending) {
    if (SHORT_WORDS.contains(stem)) {
      return true;
    }
    boolean vowelAlone = ending.equals("ы") || ending.equals("и");
    int shortest = ending.length() == 1 && !vowelAlone ? SHORTEST_BEFORE_A_LETTER : SHORTEST;
    if (stem.length() < shortest || !inHarmony(stem, ending)) {
      return false;
    }
    boolean afterVowel = isVowel(stem.charAt(stem.length() - 1));
    boolean alone = ending.length() == 1;
    return !alone || (vowelAlone ? !afterVowel : afterVowel);
  }

  private static boolean inHarmony(String stem, String ending) {
    char last = lastVowel(stem);
    char first = lastVowel(ending);
    boolean clash =
        ((last == 'ы' || last == 'я') && FRONT.indexOf(first) >= 0)
            || (last == 'е' && BACK.indexOf(first) >= 0)
            || (last == 'и' && endsInI(stem) && BACK.indexOf(first) >= 0);
    // A stem without a vowel is none.
    return last != 0 && (!clash || OUT_OF_HARMONY.contains(ending));
  }

  /** Its last и is a vowel; after another vowel it is й, which says nothing. */
  private static boolean endsInI(String stem) {
    int at = stem.lastIndexOf('и');
    return at == 0 || !isVowel(stem.charAt(at - 1));
  }

  private static char lastVowel(String letters) {
    for (int i = letters.length() - 1; i >= 0; i--) {
      boolean consonant = letters.charAt(i) == 'и' && i > 0 && isVowel(letters.charAt(i - 1));
      if (isVowel(letters.charAt(i)) && !consonant) {
        return letters.charAt(i);
      }
    }
    return 0;
  }

  private static boolean isVowel(char letter) {
    return VOWELS.indexOf(letter) >= 0;
  }

  private static String normal(String stem) {
    int end = stem.length();
    char last = stem.charAt(end - 1);
    boolean vowel = last == 'ы' || (last == 'и' && !isVowel(stem.charAt(Math.max(0, end - 2))));
    if (vowel && end > SHORTEST) {
      return normal(stem.substring(0, end - 1));
    }
    if (last == 'н' && end > SHORTEST_BEFORE_A_LETTER - 1 && isVowel(stem.charAt(end - 2))) {
      return stem.substring(0, end - 1);
    }
    return switch (last) {
      case 'г' -> stem.substring(0, end - 1) + 'к';
      case 'б' -> stem.substring(0, end - 1) + 'п';
      default -> stem;
    };
  }
}

package org.jarshy.gateway.keyword;

/**
 * Reads Latin typing of Kazakh and Russian by its sound: {@code komendant}, {@code zhanalyk}, and
 * what {@code script} writes.
 */
final class Sounds {

  private static final String[][] GROUPS = {
    // ts is no ц in отписаться and комендантский, nor iy a bare и before a vowel
    {"tsya", "тся"},
    {"tsk", "тск"},
    {"iya", "ия"},
    {"iyu", "ию"},
    {"iye", "ие"},
    {"shch", "щ"},
    {"sch", "щ"},
    {"sh", "ш"},
    {"ch", "ч"},
    {"zh", "ж"},
    {"kh", "х"},
    {"gh", "г"},
    {"ts", "ц"},
    {"ya", "я"},
    {"yu", "ю"},
    {"yo", "е"},
    {"ye", "е"},
    {"iy", "и"},
    {"ks", "кс"}
  };

  /** After one of these a y is й: {@code sayty}. */
  private static final String VOWELS = "aeiou";

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxz";
  private static final String READ = "абкдефгхижклмнопкрстуввхз";

  private Sounds() {}

  /**
   * @param token lower case; letters that are not Latin are kept
   * @param y what a lone y is read as
   */
  static String cyrillic(String token, char y) {
    StringBuilder out = new StringBuilder(token.length());
    for (int i = 0; i < token.length(); ) {
      String[] group = groupAt(token, i);
      if (group != null) {
        out.append(group[1]);
        i += group[0].length();
      } else {
        char c = token.charAt(i++);
        int at = LETTERS.indexOf(c);
        boolean yot = c == 'y' && i > 1 && VOWELS.indexOf(token.charAt(i - 2)) >= 0;
        out.append(yot ? 'й' : c == 'y' ? y : at < 0 ? c : READ.charAt(at));
      }
    }
    return out.toString();
  }

  private static String[] groupAt(String token, int i) {
    for (String[] group : GROUPS) {
      if (token.startsWith(group[0], i)) {
        return group;
      }
    }
    return null;
  }
}

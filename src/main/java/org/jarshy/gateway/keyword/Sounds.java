package org.jarshy.gateway.keyword;

/** Reads Latin typing of Kazakh and Russian by its sound: {@code komendant}, {@code zhanalyk}. */
final class Sounds {

  private static final String[][] GROUPS = {
    {"shch", "щ"}, {"sch", "щ"}, {"sh", "ш"}, {"ch", "ч"}, {"zh", "ж"}, {"kh", "х"}, {"gh", "г"},
    {"ts", "ц"}, {"iya", "ия"}, {"iyu", "ию"}, {"iye", "ие"}, {"ya", "я"}, {"yu", "ю"}, {"yo", "е"},
    {"ye", "е"}, {"iy", "и"}, {"ks", "кс"}
  };
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
        out.append(c == 'y' ? vowelOrShort(y, out) : at < 0 ? c : READ.charAt(at));
      }
    }
    return out.toString();
  }

  /** After a vowel it is the й of сайты, which folding makes an и. */
  private static char vowelOrShort(char y, StringBuilder before) {
    boolean afterVowel =
        before.length() > 0 && "аоуэе".indexOf(before.charAt(before.length() - 1)) >= 0;
    return afterVowel ? 'и' : y;
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

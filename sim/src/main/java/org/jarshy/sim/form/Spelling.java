package org.jarshy.sim.form;

import java.util.Collection;
import java.util.Locale;

/** Finds the word that was meant by a misspelt one. */
final class Spelling {

  private static final int MOST_WRONG = 2;
  private static final int LONGEST = 40;

  private Spelling() {}

  /** The nearest of these by at most two letters, whatever their case; null when there is none. */
  static String nearest(String word, Collection<String> known) {
    String best = null;
    // Of a short word two letters are most of it.
    int least = Math.min(MOST_WRONG, word.length() / 2) + 1;
    for (String each : known) {
      if (each.length() > LONGEST || word.length() > LONGEST) {
        continue;
      }
      int wrong = wrong(word.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
      if (wrong < least) {
        least = wrong;
        best = each;
      }
    }
    return best;
  }

  /** Letters added, lost, changed, or swapped with their neighbour. */
  private static int wrong(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(a, b, cost, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] cost, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = cost[i - 1][j - 1] + (same ? 0 : 1);
    best = Math.min(best, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}

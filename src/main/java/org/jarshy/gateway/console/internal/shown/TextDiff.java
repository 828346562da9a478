package org.jarshy.gateway.console.internal.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What differs between two texts, word by word. Pure. */
public final class TextDiff {

  public enum Change {
    SAME,
    REMOVED,
    ADDED
  }

  public record Part(Change change, String text) {}

  /** A word, a stretch of blanks, or one mark. */
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+|\\s+|[^\\p{L}\\p{N}\\s]");

  /** Pairs of tokens that are compared at most: some 30 ms; longer texts differ as a whole. */
  private static final int MOST_PAIRS = 4_000_000;

  private TextDiff() {}

  /**
   * The parts in reading order; without the added ones it is {@code old}, without the removed it is
   * {@code now}.
   */
  public static List<Part> between(String old, String now) {
    List<String> a = tokens(old);
    List<String> b = tokens(now);
    if ((long) a.size() * b.size() > MOST_PAIRS) {
      return whole(old, now);
    }
    short[][] common = common(a, b);
    Parts parts = new Parts();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        parts.add(Change.SAME, a.get(i++));
        j++;
      } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
        parts.add(Change.REMOVED, a.get(i++));
      } else {
        parts.add(Change.ADDED, b.get(j++));
      }
    }
    return parts.list();
  }

  /** Everything new: there was no such text before. */
  public static List<Part> added(String now) {
    return List.of(new Part(Change.ADDED, now));
  }

  private static List<Part> whole(String old, String now) {
    return old.equals(now)
        ? List.of(new Part(Change.SAME, now))
        : List.of(new Part(Change.REMOVED, old), new Part(Change.ADDED, now));
  }

  private static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(MatchResult::group).toList();
  }

  /** Longest common subsequence of what follows the i-th and the j-th token. */
  private static short[][] common(List<String> a, List<String> b) {
    short[][] length = new short[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        length[i][j] =
            a.get(i).equals(b.get(j))
                ? (short) (length[i + 1][j + 1] + 1)
                : (short) Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }

  /** Joins neighbours of one kind, removed before added where they alternate. */
  private static final class Parts {
    private final List<Part> done = new ArrayList<>();
    private final StringBuilder removed = new StringBuilder();
    private final StringBuilder added = new StringBuilder();
    private final StringBuilder same = new StringBuilder();

    void add(Change change, String token) {
      if (change == Change.SAME) {
        flushChange();
        same.append(token);
      } else {
        flush(Change.SAME, same);
        (change == Change.REMOVED ? removed : added).append(token);
      }
    }

    private void flushChange() {
      flush(Change.REMOVED, removed);
      flush(Change.ADDED, added);
    }

    private void flush(Change change, StringBuilder text) {
      if (text.length() > 0) {
        done.add(new Part(change, text.toString()));
        text.setLength(0);
      }
    }

    List<Part> list() {
      flush(Change.SAME, same);
      flushChange();
      return List.copyOf(done);
    }
  }
}

package org.jarshy.gateway.audit.internal;

import java.util.ArrayList;
import java.util.List;

/** Places, counted one after the other, and shown as ranges: {@code 3, 7-9}. */
public final class Ranges {

  /** Shown; of the others there is the count. */
  private static final int MOST_SHOWN = 20;

  private final List<long[]> shown = new ArrayList<>();
  private long count;
  private long last = -2;
  private boolean more;

  /** The next one, larger than those before. */
  void add(long place) {
    count++;
    if (place == last + 1 && !more) {
      shown.get(shown.size() - 1)[1] = place;
    } else if (shown.size() < MOST_SHOWN) {
      shown.add(new long[] {place, place});
    } else {
      more = true;
    }
    last = place;
  }

  public long count() {
    return count;
  }

  long first() {
    return shown.get(0)[0];
  }

  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    for (long[] range : shown) {
      words.add(range[0] == range[1] ? "" + range[0] : range[0] + "-" + range[1]);
    }
    return String.join(", ", words) + (more ? " and more" : "");
  }
}

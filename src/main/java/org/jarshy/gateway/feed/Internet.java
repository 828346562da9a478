package org.jarshy.gateway.feed;

import java.time.Instant;
import java.util.List;

/**
 * Whether there is internet, as far as the sources tell.
 *
 * @param since when the present state began; null where it is not known yet
 * @param windows when there usually is; empty where there is none or too little is known
 * @param days of how many days that is known
 */
public record Internet(State state, Instant since, List<Window> windows, int days) {

  /** What the sources tell. */
  public enum State {
    UNKNOWN,
    THERE,
    /** No public source answers as it should. */
    GONE
  }

  /**
   * Hours of the clock of Almaty.
   *
   * @param from 0 to 23
   * @param to 1 to 24, exclusive; smaller than {@code from} where midnight lies between
   */
  public record Window(int from, int to) {
    /** {@code 02 to 05}. */
    public String words() {
      return from == 0 && to == 24 ? "all day" : "%02d to %02d".formatted(from, to);
    }
  }
}

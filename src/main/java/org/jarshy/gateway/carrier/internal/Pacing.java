package org.jarshy.gateway.carrier.internal;

import java.util.function.LongSupplier;

/**
 * Segments per second of one carrier, smooth within the second. Never more than the limit in any
 * window of a second: an SMSC counts on its own clock, so no boundary may show twice the rate.
 *
 * <p>Where there is no limit, an SMSC that says "too fast" makes one: it starts below what was
 * measured and climbs slowly until it is far above anything that can be sent.
 */
public final class Pacing {

  // +5 %: what leaves evenly may arrive bunched.
  private static final double MARGIN = 1.05;
  private static final long WINDOW_NANOS = (long) (1_000_000_000L * MARGIN);
  private static final double SLOWER = 0.7;
  private static final double RAISE_PER_SECOND = 0.05;

  /**
   * Below this only the pauses of the link slow down: from one a second it would climb too long.
   */
  private static final double LEAST = 10;

  /** A found limit above this is none. */
  private static final double FREE = 100_000;

  private static final long SECOND = 1_000_000_000L;

  private final int limit;
  private final LongSupplier nanos;
  private final long[] sent;
  private int next;
  private long count;
  private double rate;
  private double tokens;
  private long refilledAt;
  private long slowedAt;
  private long second;
  private int inSecond;
  private int inSecondBefore;

  /**
   * @param segmentsPerSecond 0 is no limit
   */
  public Pacing(int segmentsPerSecond, LongSupplier nanos) {
    this.limit = segmentsPerSecond;
    this.nanos = nanos;
    this.sent = new long[Math.max(1, segmentsPerSecond)];
    this.rate = segmentsPerSecond;
    this.tokens = 1;
    this.refilledAt = nanos.getAsLong();
    this.slowedAt = refilledAt;
  }

  /** Whole segments that may leave now. */
  public synchronized int allowance() {
    refill();
    if (free()) {
      return Integer.MAX_VALUE;
    }
    int gathered = limit > 0 ? Math.min((int) tokens, roomInWindow()) : (int) tokens;
    return tokens < quantum() ? 0 : Math.max(0, gathered);
  }

  /**
   * A fiftieth of a second's worth leaves together: a claim for each segment would cost too much.
   */
  private int quantum() {
    return Math.max(1, (int) (rate / 50));
  }

  /** More than the allowance may be spent on one long text; the debt is waited for. */
  public synchronized void spend(int segments) {
    refill();
    measure(segments);
    if (free()) {
      return;
    }
    tokens -= segments;
    if (limit == 0) {
      return;
    }
    long now = nanos.getAsLong();
    for (int i = 0; i < segments; i++) {
      sent[next] = now;
      next = (next + 1) % limit;
      count++;
    }
  }

  /** How long until there is an allowance again; zero when there is one now. */
  public synchronized long nanosUntilNext() {
    if (allowance() > 0) {
      return 0;
    }
    double missing = Math.max(0, quantum() - tokens);
    long forTokens = (long) Math.ceil(missing * 1e9 * MARGIN / rate);
    long forWindow = 0;
    if (limit > 0 && roomInWindow() <= 0) {
      forWindow = sent[next] + WINDOW_NANOS - nanos.getAsLong();
    }
    return Math.max(100_000L, Math.max(forTokens, forWindow));
  }

  /** The SMSC says that we are too fast: below what is sent now, not below what is allowed. */
  public synchronized void slowDown() {
    refill();
    double measured = Math.max(inSecond, inSecondBefore);
    double least = limit > 0 ? 1 : LEAST;
    rate = Math.max(least, SLOWER * (free() ? measured : Math.min(rate, Math.max(measured, 1))));
    slowedAt = nanos.getAsLong();
    tokens = Math.min(tokens, 1);
  }

  /** Segments per second at present: the limit unless it was slowed down lately; 0 for none. */
  public synchronized double rate() {
    refill();
    return free() ? 0 : rate;
  }

  private boolean free() {
    return limit == 0 && rate == 0;
  }

  /** What left in this second so far and in the one before. */
  private void measure(int segments) {
    long now = Math.floorDiv(nanos.getAsLong(), SECOND);
    if (now != second) {
      inSecondBefore = now == second + 1 ? inSecond : 0;
      inSecond = 0;
      second = now;
    }
    inSecond += segments;
  }

  private void refill() {
    long now = nanos.getAsLong();
    double seconds = (now - refilledAt) / 1e9;
    if (now - slowedAt > SECOND && !free()) {
      if (limit > 0) {
        rate = Math.min(limit, rate + limit * RAISE_PER_SECOND * seconds);
      } else {
        // By a share of itself: from a tenth it takes as long to ten times as from one to a
        // hundred.
        rate += rate * RAISE_PER_SECOND * seconds;
        rate = rate > FREE ? 0 : rate;
      }
    }
    if (free()) {
      refilledAt = now;
      return;
    }
    // A twentieth of a second may have gathered while nobody sent.
    // As much below the rate as the window is above a second, so that the window seldom bites.
    tokens = Math.min(Math.max(1, rate / 20), tokens + rate / MARGIN * seconds);
    refilledAt = now;
  }

  private int roomInWindow() {
    long since = nanos.getAsLong() - WINDOW_NANOS;
    int held = (int) Math.min(count, limit);
    int oldest = count < limit ? 0 : next;
    int gone = 0;
    // Oldest first; stops at the first that is still in the window.
    while (gone < held && sent[(oldest + gone) % limit] <= since) {
      gone++;
    }
    return limit - (held - gone);
  }
}

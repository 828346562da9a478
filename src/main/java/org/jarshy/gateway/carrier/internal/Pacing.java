package org.jarshy.gateway.carrier.internal;

import java.util.function.LongSupplier;

/**
 * Segments per second of one carrier, smooth within the second. Never more than the limit in any
 * window of a second: an SMSC counts on its own clock, so no boundary may show twice the rate.
 */
public final class Pacing {

  // +5 %: what leaves evenly may arrive bunched.
  private static final double MARGIN = 1.05;
  private static final long WINDOW_NANOS = (long) (1_000_000_000L * MARGIN);
  private static final double SLOWER = 0.7;
  private static final double RAISE_PER_SECOND = 0.05;

  private final int limit;
  private final LongSupplier nanos;
  private final long[] sent;
  private int next;
  private long count;
  private double rate;
  private double tokens;
  private long refilledAt;
  private long slowedAt;

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
    if (limit == 0) {
      return Integer.MAX_VALUE;
    }
    refill();
    return tokens < quantum() ? 0 : Math.max(0, Math.min((int) tokens, roomInWindow()));
  }

  /**
   * A fiftieth of a second's worth leaves together: a claim for each segment would cost too much.
   */
  private int quantum() {
    return Math.max(1, (int) (rate / 50));
  }

  /** More than the allowance may be spent on one long text; the debt is waited for. */
  public synchronized void spend(int segments) {
    if (limit == 0) {
      return;
    }
    refill();
    tokens -= segments;
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
    if (roomInWindow() <= 0) {
      forWindow = sent[next] + WINDOW_NANOS - nanos.getAsLong();
    }
    return Math.max(100_000L, Math.max(forTokens, forWindow));
  }

  /** The SMSC says that we are too fast. */
  public synchronized void slowDown() {
    if (limit > 0) {
      rate = Math.max(Math.min(1.0, limit), rate * SLOWER);
      slowedAt = nanos.getAsLong();
    }
  }

  /** Segments per second at present; the limit unless it was slowed down lately. */
  public synchronized double rate() {
    refill();
    return rate;
  }

  private void refill() {
    long now = nanos.getAsLong();
    double seconds = (now - refilledAt) / 1e9;
    if (rate < limit && now - slowedAt > 1_000_000_000L) {
      rate = Math.min(limit, rate + limit * RAISE_PER_SECOND * seconds);
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

package org.jarshy.gateway.proxy;

import java.time.Duration;

/** The figures of distribution, in one place. */
final class PoolRules {

  /** No fresh evidence for so long: expired. */
  static final Duration EVIDENCE_LASTS = Duration.ofHours(72);

  static final Duration SAME_ANSWER = Duration.ofHours(6);
  static final int REPLIES_A_DAY = 3;
  static final Duration DAY = Duration.ofHours(24);
  static final Duration BETWEEN_REPLACEMENTS = Duration.ofDays(7);

  /** From so many active proxies on an answer and a bucket hold two. */
  static final int FEW = 20;

  static final int SUSPICIOUS_AREAS = 3;

  /** Complaints times this must reach those who got it: a fifth. */
  static final int SUSPICIOUS_SHARE = 5;

  private PoolRules() {}

  /** How many a reply and a bucket hold. */
  static int perReply(long active) {
    return active < FEW ? 1 : 2;
  }

  /** May one more become active? About 60 % of all that live are; the others are reserve. */
  static boolean belongsToActive(long active, long reserve) {
    return active + 1 <= Math.round(0.6 * (active + reserve + 1));
  }

  static boolean isSuspicious(long areas, long complaints, long persons) {
    return areas >= SUSPICIOUS_AREAS && complaints * SUSPICIOUS_SHARE >= persons;
  }
}

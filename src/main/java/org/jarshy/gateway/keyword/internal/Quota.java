package org.jarshy.gateway.keyword.internal;

import java.time.Instant;

/** Answers counted from the first one of a stretch of time; as stored. */
final class Quota {

  /** Null where there was none yet. */
  Instant beganAt;

  int answers;

  /**
   * @param start those that began at this time or before it are over
   */
  int since(Instant start) {
    return beganAt != null && beganAt.isAfter(start) ? answers : 0;
  }

  void add(Instant start, Instant now) {
    if (since(start) == 0) {
      beganAt = now;
      answers = 0;
    }
    answers++;
  }
}

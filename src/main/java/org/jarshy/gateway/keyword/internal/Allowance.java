package org.jarshy.gateway.keyword.internal;

import org.jarshy.gateway.inbound.Oddity;

/** Whether one more answer may go to somebody, and what is full where it may not. */
enum Allowance {
  YES(null),
  HOUR_IS_FULL(Oddity.HOUR_FULL),
  DAY_IS_FULL(Oddity.DAY_FULL),
  AREA_IS_FULL(Oddity.AREA_FULL);

  private final Oddity oddity;

  Allowance(Oddity oddity) {
    this.oddity = oddity;
  }

  /** Null for {@link #YES}. */
  Oddity oddity() {
    return oddity;
  }

  /** They alone are the reason, so they can be told once that there is a pause. */
  boolean isTheirOwn() {
    return this == HOUR_IS_FULL || this == DAY_IS_FULL;
  }
}

package org.jarshy.gateway.trust;

import java.time.Duration;
import java.time.Instant;

/** When a bundle may be believed. */
final class BundleTimes {

  private BundleTimes() {}

  /** What is old may be false: a proxy burns in days, a curfew changes. */
  static Duration longestLife(Role role) {
    return switch (role) {
      case PROXY -> Duration.ofHours(72);
      case NEWS -> Duration.ofDays(7);
      case HELPLINE, ROOT -> Duration.ofDays(31);
    };
  }

  static void check(Manifest manifest, Role role, Instant trustedTime) {
    Instant issued = manifest.issuedAt();
    Instant expires = manifest.expires();
    if (issued.isAfter(trustedTime.plus(ProvedSignatures.AHEAD))) {
      throw new RuleBroken(
          Rule.ISSUED_IN_FUTURE,
          "issued at " + issued + ", while it is " + trustedTime + " here; is the clock right?");
    }
    if (!expires.isAfter(issued)) {
      throw new RuleBroken(
          Rule.LIFETIME, "it expires at " + expires + ", not after it was issued at " + issued);
    }
    Duration life = Duration.between(issued, expires);
    if (life.compareTo(longestLife(role)) > 0) {
      throw new RuleBroken(
          Rule.LIFETIME,
          "it would be good for "
              + life.toHours()
              + " hours; for "
              + role.code()
              + " at most "
              + longestLife(role).toHours()
              + " are allowed");
    }
    if (!expires.isAfter(trustedTime)) {
      throw new RuleBroken(
          Rule.EXPIRED, "it expired at " + expires + ", and it is " + trustedTime + " at least");
    }
  }
}

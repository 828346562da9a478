package org.jarshy.gateway.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What time it is at least, when the clock of the machine may be wrong or turned back: the latest
 * of the clock, the making of this program, and what signed bundles said.
 */
final class TrustedTime {

  /** One signer alone cannot move time further: a stolen key must not make all others expire. */
  static final Duration ONE_SIGNER_AT_MOST = Duration.ofDays(7);

  private TrustedTime() {}

  /** What those said who are trusted: a key that was taken out counts no more. */
  static Map<String, Instant> byTrusted(TrustStore store, Map<String, Instant> issuedAtBySigner) {
    Map<String, Instant> trusted = new LinkedHashMap<>(issuedAtBySigner);
    trusted.keySet().removeIf(signer -> store.key(signer).isEmpty());
    return trusted;
  }

  static Instant of(Instant systemClock, Instant notBefore, Map<String, Instant> issuedAtBySigner) {
    Instant time = systemClock.isAfter(notBefore) ? systemClock : notBefore;
    for (Instant said : issuedAtBySigner.values().stream().sorted().toList()) {
      if (said.isAfter(time)) {
        Instant furthest = time.plus(ONE_SIGNER_AT_MOST);
        time = said.isBefore(furthest) ? said : furthest;
      }
    }
    return time;
  }
}

package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.util.Map;

/** How many bulletins there are, for those who watch. */
public interface BulletinCounts {

  /** Every state, also those without a bulletin. */
  Map<Bulletin.State, Long> byState();

  /** Approved and valid then, by kind; every kind, also those without one. */
  Map<Kind, Long> live(Instant at);
}

package org.jarshy.gateway.keyword.internal;

import java.time.Duration;
import java.time.Instant;

/**
 * One thing of a list.
 *
 * @param id kind and number: {@code b12} for a bulletin, {@code h3} for a help line
 * @param since when it began to hold; null where it has no date
 * @param freshFor after this its age is said; null where it has no date
 */
record Item(String id, String text, Instant since, Duration freshFor) {

  Item saying(String other) {
    return new Item(id, other, since, freshFor);
  }

  Item since(Instant other) {
    return new Item(id, text, other, freshFor);
  }

  boolean isDated() {
    return since != null && freshFor != null;
  }

  boolean isStale(Instant now) {
    return since.plus(freshFor).isBefore(now);
  }
}

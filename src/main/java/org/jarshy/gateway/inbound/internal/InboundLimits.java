package org.jarshy.gateway.inbound.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the journal holds at most and for how long.
 *
 * @param queueCapacity deliver_sm accepted but not yet committed; above it the SMSC is told to wait
 * @param batch deliver_sm in one commit
 * @param reassemblyLimit how long the first part of a longer text waits for the others
 * @param openTextsPerNumber longer texts of one number that wait for parts at one time
 * @param openParts parts that wait at one time in all
 * @param mostParts of a longer text that are read; those behind them are acknowledged and dropped.
 *     A keyword stands at the beginning: nothing behind 1,000 characters is ever looked at
 * @param redeliveryWindow how long after a text, or after its answer, the same words over another
 *     link are taken for a copy (see {@link Redelivery})
 */
@ConfigurationProperties("jarshy.inbound")
record InboundLimits(
    @DefaultValue("10000") int queueCapacity,
    @DefaultValue("500") int batch,
    @DefaultValue("2m") Duration reassemblyLimit,
    @DefaultValue("5") int openTextsPerNumber,
    @DefaultValue("20000") int openParts,
    @DefaultValue("20") int mostParts,
    @DefaultValue("60s") Duration redeliveryWindow) {

  static final InboundLimits DEFAULTS =
      new InboundLimits(10_000, 500, Duration.ofMinutes(2), 5, 20_000, 20, Duration.ofSeconds(60));

  InboundLimits {
    check("queue-capacity", queueCapacity, 1, 1_000_000);
    check("batch", batch, 1, 5_000);
    check("reassembly-limit", reassemblyLimit, Duration.ofSeconds(1), Duration.ofHours(1));
    check("open-texts-per-number", openTextsPerNumber, 1, 100);
    check("open-parts", openParts, 2, 1_000_000);
    check("most-parts", mostParts, 2, 255);
    check("redelivery-window", redeliveryWindow, Duration.ZERO, Duration.ofMinutes(10));
  }

  private static <T extends Comparable<T>> void check(String key, T value, T least, T most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "jarshy.inbound.%s is %s; %s to %s are allowed".formatted(key, value, least, most));
    }
  }
}

package org.jarshy.gateway.inbound;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What stands in the journal now.
 *
 * @param waiting texts not yet answered
 * @param parked receipts that match nothing yet
 * @param textsToday texts received since midnight in Almaty
 * @param failed texts given up after the last attempt to answer them; gone after two days
 * @param copies texts that an SMSC delivered again, since the start
 * @param dropped receipts that matched nothing for three days, since the start
 * @param odd what was odd about texts, since the start; only what happened
 */
public record InboundStats(
    long waiting,
    long parked,
    long textsToday,
    long failed,
    long copies,
    long dropped,
    Map<Oddity, Long> odd) {

  public InboundStats {
    Map<Oddity, Long> inOrder = new EnumMap<>(Oddity.class);
    inOrder.putAll(odd);
    odd = Collections.unmodifiableMap(inOrder);
  }

  public InboundStats(long waiting, long parked, long textsToday) {
    this(waiting, parked, textsToday, 0, 0, 0, Map.of());
  }
}

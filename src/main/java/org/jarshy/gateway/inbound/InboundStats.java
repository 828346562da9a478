package org.jarshy.gateway.inbound;

/**
 * What stands in the journal now.
 *
 * @param waiting texts not yet answered
 * @param parked receipts that match nothing yet
 * @param textsToday texts received since midnight in Almaty
 * @param failed texts given up after the last attempt to answer them; gone after two days
 * @param copies texts that an SMSC delivered again, since the start
 * @param dropped receipts that matched nothing for three days, since the start
 */
public record InboundStats(
    long waiting, long parked, long textsToday, long failed, long copies, long dropped) {

  public InboundStats(long waiting, long parked, long textsToday) {
    this(waiting, parked, textsToday, 0, 0, 0);
  }
}

package org.jarshy.gateway.inbound.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tells the copy that an SMSC sends when it missed our deliver_sm_resp from the same words that a
 * person sends again. A copy is acknowledged and not answered; a person is answered: who reads
 * three pages with MORE sends the same word three times within a minute.
 *
 * <p>Equal words from the same number to the same number are a copy when
 *
 * <ol>
 *   <li>link and sequence_number are the same: the same PDU, sent again; or
 *   <li>it is a part of a longer text: a phone gives each text its own reference;
 * </ol>
 *
 * or, if the sender has written nothing else in between, when
 *
 * <ol start="3">
 *   <li>the first is not answered yet: whoever sent this one cannot have read an answer, and one
 *       answer serves both; or
 *   <li>it came before our acknowledgement of the first can have arrived. A response takes as long
 *       again as we took to commit: milliseconds mostly, seconds where the disk stalled and the
 *       SMSC's own timer ran out; or
 *   <li>it came over another link soon after the first or its answer: the link of the first may
 *       have been lost with our acknowledgement in it. The time counts from the answer too, because
 *       after a crash the first is answered before the SMSC is back to send its copy.
 * </ol>
 *
 * <p>Something else in between matters: of STOP, START, STOP the last must not be lost.
 */
final class Redelivery {

  /** How far back any rule looks; no SMSC keeps trying one PDU for longer on a link that works. */
  static final Duration MEMORY = Duration.ofMinutes(10);

  private final Duration otherLinkWindow;

  Redelivery(Duration otherLinkWindow) {
    this.otherLinkWindow = otherLinkWindow;
  }

  /**
   * @param earlier of the same sender, oldest first
   */
  boolean isCopy(Arrival arrival, List<Seen> earlier) {
    for (int i = earlier.size() - 1; i >= 0; i--) {
      Seen seen = earlier.get(i);
      boolean nothingSince = i == earlier.size() - 1;
      if (seen.fingerprint().equals(arrival.fingerprint())
          && within(MEMORY, seen.receivedAt(), arrival)
          && (samePdu(arrival, seen)
              || arrival.isPart()
              || nothingSince && mayBeUnacknowledged(arrival, seen))) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBeUnacknowledged(Arrival arrival, Seen seen) {
    return seen.waiting() || beforeAcknowledgement(arrival, seen) || overAnotherLink(arrival, seen);
  }

  private static boolean samePdu(Arrival arrival, Seen seen) {
    return seen.link().equals(Columns.link(arrival.delivered()))
        && seen.sequence() == arrival.delivered().sequence();
  }

  private static boolean beforeAcknowledgement(Arrival arrival, Seen seen) {
    Duration commitTook = Duration.between(seen.receivedAt(), seen.storedAt());
    return within(commitTook, seen.storedAt(), arrival);
  }

  private boolean overAnotherLink(Arrival arrival, Seen seen) {
    if (seen.link().equals(Columns.link(arrival.delivered()))) {
      return false;
    }
    return within(otherLinkWindow, seen.receivedAt(), arrival)
        || seen.doneAt() != null && within(otherLinkWindow, seen.doneAt(), arrival);
  }

  private static boolean within(Duration window, Instant from, Arrival arrival) {
    return !arrival.delivered().receivedAt().isAfter(from.plus(window));
  }
}

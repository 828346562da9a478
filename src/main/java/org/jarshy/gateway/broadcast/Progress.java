package org.jarshy.gateway.broadcast;

import java.util.List;
import org.jarshy.gateway.outbox.Tally;

/**
 * How far a broadcast is. The five counts add up to the audience.
 *
 * @param waiting to be planned, queued, held or in doubt
 * @param accepted taken by an SMSC, no receipt yet
 * @param delivered on the phone
 * @param failed refused, undeliverable or expired
 * @param withdrawn opted out, cancelled or superseded before their turn
 */
public record Progress(
    Broadcast broadcast,
    long waiting,
    long accepted,
    long delivered,
    long failed,
    long withdrawn,
    long segments,
    List<Tally> tallies) {

  /** 0 to 100: the share that needs no further submission. */
  public int percent() {
    long all = broadcast.audience();
    return all == 0 ? 100 : (int) (100 * (all - waiting) / all);
  }
}

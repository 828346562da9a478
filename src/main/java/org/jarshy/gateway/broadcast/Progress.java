package org.jarshy.gateway.broadcast;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.outbox.Tally;

/**
 * How far a broadcast is. The six counts, waiting to withdrawn, add up to the audience.
 *
 * @param waiting to be planned, queued or held
 * @param inDoubt submitted without an answer, or cut off by a crash: sent or not, nobody knows;
 *     receipts may still tell
 * @param accepted taken by an SMSC, no receipt yet
 * @param delivered on the phone
 * @param failed refused, undeliverable or expired
 * @param withdrawn opted out, cancelled or superseded before their turn
 * @param speed of the last seconds
 * @param quietUntil while quiet hours run everywhere it goes to: when it goes on; else null
 */
public record Progress(
    Broadcast broadcast,
    long waiting,
    long inDoubt,
    long accepted,
    long delivered,
    long failed,
    long withdrawn,
    long segments,
    List<Tally> tallies,
    Speed speed,
    Instant quietUntil) {

  /** Of the last seconds; zeros while nothing moves. */
  public record Speed(double messagesPerSecond, double segmentsPerSecond) {
    public static final Speed NONE = new Speed(0, 0);
  }

  Progress with(Speed measured, Instant morning) {
    return new Progress(
        broadcast, waiting, inDoubt, accepted, delivered, failed, withdrawn, segments, tallies,
        measured, morning);
  }

  /** 0 to 100: the share that needs no further submission. */
  public int percent() {
    long all = broadcast.audience();
    return all == 0 ? 100 : (int) (100 * (all - waiting) / all);
  }

  /** Until the last one is submitted, if it goes on like this; null while nobody can say. */
  public Duration remaining() {
    boolean sending = broadcast.state() == Broadcast.State.SENDING;
    return !sending || quietUntil != null || waiting == 0 || speed.messagesPerSecond() <= 0
        ? null
        : Duration.ofSeconds((long) Math.ceil(waiting / speed.messagesPerSecond()));
  }
}

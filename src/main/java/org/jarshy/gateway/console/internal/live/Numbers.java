package org.jarshy.gateway.console.internal.live;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.Tally;

/**
 * The numbers of a broadcast as its page shows them.
 *
 * @param perSecond segments submitted a second since the last look
 */
public record Numbers(Progress progress, List<Row> rows, double perSecond) {

  /** One carrier's share. @param waiting queued or held */
  public record Row(
      String carrier,
      long waiting,
      long inDoubt,
      long accepted,
      long delivered,
      long failed,
      long withdrawn,
      long segments) {

    Row plus(Tally tally) {
      long n = tally.messages();
      return new Row(
          carrier,
          waiting + (isWaiting(tally) ? n : 0),
          inDoubt + (isInDoubt(tally) ? n : 0),
          accepted + (tally.state() == MessageState.ACCEPTED ? n : 0),
          delivered + (tally.state() == MessageState.DELIVERED ? n : 0),
          failed + (isFailure(tally) ? n : 0),
          withdrawn + (tally.state() == MessageState.WITHDRAWN ? n : 0),
          segments + tally.segments());
    }

    public long messages() {
      return waiting + inDoubt + accepted + delivered + failed + withdrawn;
    }

    private static boolean isWaiting(Tally tally) {
      return switch (tally.state()) {
        case QUEUED, HELD -> true;
        default -> false;
      };
    }

    private static boolean isInDoubt(Tally tally) {
      return switch (tally.state()) {
        case UNKNOWN, UNPROVEN -> true;
        default -> false;
      };
    }

    private static boolean isFailure(Tally tally) {
      return switch (tally.state()) {
        case UNDELIVERABLE, REFUSED, EXPIRED -> true;
        default -> false;
      };
    }
  }

  public static Numbers of(Progress progress, double perSecond) {
    Map<String, Row> rows = new TreeMap<>();
    for (Tally tally : progress.tallies()) {
      String carrier = tally.carrier() == null ? "" : tally.carrier();
      rows.merge(
          carrier,
          new Row(carrier, 0, 0, 0, 0, 0, 0, 0).plus(tally),
          (known, ignored) -> known.plus(tally));
    }
    return new Numbers(progress, List.copyOf(rows.values()), perSecond);
  }

  /** What is not planned yet belongs to no carrier. */
  public long unplanned() {
    return Math.max(0, progress.broadcast().audience() - progress.broadcast().planned());
  }

  /** {@code 120 messages (240 segments) a second}, of the last seconds; empty while none moves. */
  public String speed() {
    Progress.Speed speed = progress.speed();
    return speed.messagesPerSecond() <= 0
        ? ""
        : String.format(
            Locale.ENGLISH,
            "%s messages (%s segments) a second",
            shown(speed.messagesPerSecond()),
            shown(speed.segmentsPerSecond()));
  }

  private static String shown(double perSecond) {
    return String.format(Locale.ENGLISH, perSecond < 10 ? "%,.1f" : "%,.0f", perSecond);
  }

  public String rate() {
    return String.format(Locale.ROOT, "%.1f", perSecond);
  }
}

package org.jarshy.gateway.broadcast;

import java.util.List;
import org.jarshy.gateway.outbox.Tally;

/** From the outbox's tallies to a progress whose counts add up to the audience. Pure. */
final class Count {

  private Count() {}

  static Progress of(BroadcastRow row, List<Tally> tallies) {
    Broadcast broadcast = row.broadcast();
    long queued = 0;
    long inDoubt = 0;
    long accepted = 0;
    long delivered = 0;
    long failed = 0;
    long withdrawn = 0;
    long segments = 0;
    for (Tally tally : tallies) {
      segments += tally.segments();
      switch (tally.state()) {
        case QUEUED, HELD -> queued += tally.messages();
        case UNKNOWN, UNPROVEN -> inDoubt += tally.messages();
        case ACCEPTED -> accepted += tally.messages();
        case DELIVERED -> delivered += tally.messages();
        case UNDELIVERABLE, REFUSED, EXPIRED -> failed += tally.messages();
        case WITHDRAWN -> withdrawn += tally.messages();
      }
    }
    // Who is not planned either still waits, or will never be: opted out since the click, or the
    // broadcast was stopped.
    long notPlanned =
        Math.max(
            0, broadcast.audience() - queued - inDoubt - accepted - delivered - failed - withdrawn);
    boolean over =
        row.allPlanned()
            || broadcast.state() == Broadcast.State.CANCELLED
            || broadcast.state() == Broadcast.State.FINISHED;
    return new Progress(
        broadcast,
        queued + (over ? 0 : notPlanned),
        inDoubt,
        accepted,
        delivered,
        failed,
        withdrawn + (over ? notPlanned : 0),
        segments,
        tallies,
        Progress.Speed.NONE,
        null);
  }
}

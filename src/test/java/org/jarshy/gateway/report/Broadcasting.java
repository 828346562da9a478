package org.jarshy.gateway.report;

import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.Tally;

/** A broadcast somewhere on its way. */
final class Broadcasting {

  private Broadcasting() {}

  static Progress progress(long id, Broadcast.State state, Tally... tallies) {
    Instant started = Instant.parse("2022-01-05T03:00:00Z");
    Broadcast broadcast =
        new Broadcast(
            new BroadcastId(id),
            new BulletinId(1),
            Broadcast.Kind.BULLETIN,
            PriorityClass.NOTICE,
            state,
            3_000,
            3_000,
            "dispatcher",
            started,
            null,
            null);
    return new Progress(
        broadcast, 0, 0, 0, 0, 0, 0, 0, List.of(tallies), Progress.Speed.NONE, null);
  }
}

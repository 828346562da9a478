package org.jarshy.gateway.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.Tally;
import org.jarshy.gateway.subscriber.AudienceQuery;
import org.junit.jupiter.api.Test;

class CountTest {

  private static final Instant NOW = Instant.parse("2022-01-05T03:00:00Z");
  private static final List<Tally> TALLIES =
      List.of(
          new Tally("kcell", MessageState.QUEUED, 10, 0),
          new Tally("kcell", MessageState.UNKNOWN, 2, 4),
          new Tally("kcell", MessageState.UNPROVEN, 1, 2),
          new Tally("kcell", MessageState.ACCEPTED, 20, 40),
          new Tally("tele2", MessageState.DELIVERED, 30, 60),
          new Tally("tele2", MessageState.REFUSED, 3, 0),
          new Tally("tele2", MessageState.EXPIRED, 1, 0),
          new Tally("tele2", MessageState.WITHDRAWN, 4, 0));

  private static BroadcastRow row(Broadcast.State state, boolean allPlanned) {
    return new BroadcastRow(
        new Broadcast(
            new BroadcastId(1),
            new BulletinId(1),
            Broadcast.Kind.BULLETIN,
            PriorityClass.NOTICE,
            state,
            100,
            70,
            "dispatcher",
            NOW,
            null,
            null),
        new AudienceQuery(Area.wholeCountry(), Topic.CURFEW),
        new SubscriberId(70),
        new SubscriberId(100),
        allPlanned,
        NOW.plusSeconds(60),
        0);
  }

  private static long sum(Progress p) {
    return p.waiting() + p.inDoubt() + p.accepted() + p.delivered() + p.failed() + p.withdrawn();
  }

  @Test
  void who_is_not_planned_yet_still_waits() {
    Progress progress = Count.of(row(Broadcast.State.SENDING, false), TALLIES);

    assertThat(progress.waiting()).isEqualTo(10 + 29);
    assertThat(progress.inDoubt()).isEqualTo(3);
    assertThat(progress.failed()).isEqualTo(4);
    assertThat(progress.segments()).isEqualTo(106);
    assertThat(progress.percent()).isEqualTo(61);
    assertThat(sum(progress)).isEqualTo(100);
  }

  @Test
  void who_opted_out_before_their_turn_is_counted_as_withdrawn() {
    Progress progress = Count.of(row(Broadcast.State.SENDING, true), TALLIES);

    assertThat(progress.waiting()).isEqualTo(10);
    assertThat(progress.withdrawn()).isEqualTo(4 + 29);
    assertThat(sum(progress)).isEqualTo(100);
  }

  @Test
  void a_cancelled_broadcast_waits_for_nobody_who_was_not_planned() {
    Progress progress = Count.of(row(Broadcast.State.CANCELLED, false), TALLIES);

    assertThat(progress.withdrawn()).isEqualTo(33);
    assertThat(sum(progress)).isEqualTo(100);
  }
}

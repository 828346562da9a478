package org.jarshy.gateway.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.outbox.Outgoing;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class BroadcastContractTest {

  private static final String TEXT = "Воду отключат в 18:00";
  private static final String UPDATE = "Воду отключат в 20:00";

  private final BroadcastHouse house;

  BroadcastContractTest(TestDatabase.Kind kind) {
    house = new BroadcastHouse(kind);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private BroadcastId schedule(BulletinId bulletin, Duration in) {
    return house.broadcasts.start(
        bulletin,
        PriorityClass.NOTICE,
        house.clock.instant().plus(in),
        "later",
        BroadcastHouse.DISPATCHER);
  }

  @Test
  void a_scheduled_one_starts_at_its_hour_also_when_the_process_was_down_then() {
    house.subscribers(5);
    BroadcastId broadcast = schedule(house.approved(TEXT), Duration.ofHours(3));
    house.clock.advance(Duration.ofMinutes(179));
    house.sendEverything();
    assertThat(house.state(broadcast)).isEqualTo(Broadcast.State.SCHEDULED);
    assertThat(house.progress(broadcast).waiting()).isEqualTo(5);
    assertThat(house.left).isEmpty();

    house.clock.advance(Duration.ofMinutes(30));
    house.restart();
    house.sendEverything();
    assertThat(house.got(TEXT)).isEqualTo(5);
    assertThat(house.state(broadcast)).isEqualTo(Broadcast.State.FINISHED);
  }

  @Test
  void a_scheduled_one_sends_the_update_that_took_its_place_meanwhile() {
    house.subscribers(5);
    BulletinId bulletin = house.approved(TEXT);
    schedule(bulletin, Duration.ofHours(1));
    house.updated(bulletin, UPDATE);
    house.clock.advance(Duration.ofHours(2));
    house.sendEverything();
    assertThat(house.got(UPDATE)).isEqualTo(5);
  }

  @Test
  void a_scheduled_one_can_be_cancelled_and_goes_with_its_bulletin() {
    house.subscribers(5);
    BulletinId bulletin = house.approved(TEXT);
    BroadcastId first = schedule(bulletin, Duration.ofHours(1));
    house.broadcasts.cancel(first, "другой час", BroadcastHouse.DISPATCHER);
    BroadcastId second =
        house.broadcasts.start(
            bulletin,
            PriorityClass.NOTICE,
            house.clock.instant().plus(Duration.ofHours(2)),
            "second",
            BroadcastHouse.DISPATCHER);
    house.bulletins.cancel(bulletin, "неверно", BroadcastHouse.APPROVER);
    house.clock.advance(Duration.ofHours(3));
    house.sendEverything();
    assertThat(house.state(first)).isEqualTo(Broadcast.State.CANCELLED);
    assertThat(house.state(second)).isEqualTo(Broadcast.State.CANCELLED);
    assertThat(house.left).isEmpty();
  }

  @Test
  void a_proxy_in_a_bulletin_that_was_approved_long_ago_does_not_leave() {
    house.subscribers(5);
    BulletinId bulletin = house.approved(TEXT);
    house
        .database
        .jdbc()
        .sql("update bulletin_text set text = ? where bulletin = ?")
        .params("https://t.me/proxy?server=192.0.2.1&port=443&secret=00", bulletin.value())
        .update();
    assertThatThrownBy(() -> house.send(bulletin, PriorityClass.NOTICE))
        .isInstanceOf(Broadcasts.NotSendable.class)
        .hasMessageContaining("holds the link of a proxy");
  }

  @Test
  void a_start_after_the_end_of_the_bulletin_is_refused_and_one_that_comes_too_late_says_why() {
    house.subscribers(5);
    BulletinId bulletin = house.approved(TEXT);
    assertThatThrownBy(() -> schedule(bulletin, Duration.ofDays(3)))
        .hasMessageContaining("has expired at the time of the start");

    BroadcastId late = schedule(bulletin, Duration.ofHours(47));
    house.clock.advance(Duration.ofDays(3)); // nothing ran for so long
    house.sendEverything();
    assertThat(house.state(late)).isEqualTo(Broadcast.State.CANCELLED);
    assertThat(house.left).isEmpty();
  }

  @Test
  void a_digest_waits_for_the_morning_and_an_emergency_does_not() {
    house.subscribers(6);
    BulletinId bulletin = house.approved(TEXT);
    house.clock.set(Instant.parse("2022-01-05T15:59:00Z"));
    BroadcastId digest = house.send(bulletin, PriorityClass.DIGEST);
    house.plan();
    house.settle(house.claim(2), house::accepted);

    house.clock.set(Instant.parse("2022-01-05T16:00:00Z"));
    assertThat(house.claim(10)).as("asked before the planner noticed the hour").isEmpty();
    house.sendEverything();
    assertThat(house.got(TEXT)).isEqualTo(2);
    assertThat(house.progress(digest).waiting()).isEqualTo(4);
    assertThat(house.progress(digest).quietUntil()).isEqualTo("2022-01-06T02:00:00Z");
    assertThat(house.broadcasts.preview(bulletin).asleep())
        .containsOnlyKeys(PriorityClass.DIGEST)
        .containsValue(new Preview.Asleep(6, Instant.parse("2022-01-06T02:00:00Z")));

    house.send(bulletin, PriorityClass.EMERGENCY);
    house.sendEverything();
    assertThat(house.got(TEXT)).isEqualTo(4);
    assertThat(house.got(TEXT, TEXT)).isEqualTo(2);

    house.clock.set(Instant.parse("2022-01-06T02:00:00Z"));
    house.sendEverything();
    assertThat(house.got(TEXT, TEXT)).isEqualTo(6);
    assertThat(house.state(digest)).isEqualTo(Broadcast.State.FINISHED);
  }

  @Test
  void what_waits_for_the_morning_still_expires() {
    house.subscribers(3);
    BulletinId bulletin = house.approved(TEXT); // for two days, to 03:00 in the night of the third
    house.clock.set(Instant.parse("2022-01-06T16:30:00Z"));
    house.quietHours =
        new QuietHours(
            new BroadcastSettings(
                new BroadcastSettings.Hours("none", "22:00-21:59"), java.util.Map.of()));
    house.restart();
    BroadcastId digest = house.send(bulletin, PriorityClass.DIGEST);
    house.sendEverything();
    house.clock.set(Instant.parse("2022-01-07T03:00:00Z"));
    house.process.sweep();
    house.quietHours = new QuietHours(BroadcastHouse.QUIET_NIGHTS);
    house.restart();
    house.sendEverything();
    assertThat(house.left).isEmpty();
    assertThat(house.state(digest)).isEqualTo(Broadcast.State.FINISHED);
    assertThat(house.progress(digest).waiting()).isZero();
  }

  @Test
  void two_digests_take_turns_though_one_began_first() {
    house.subscribers(40);
    BulletinId one = house.approved(TEXT);
    BulletinId two = house.approved(UPDATE);
    house.send(one, PriorityClass.DIGEST);
    house.plan();
    house.settle(house.claim(10), house::accepted);
    house.send(two, PriorityClass.DIGEST);
    house.plan();

    List<String> next = house.claim(20).stream().map(m -> m.words().text()).toList();
    assertThat(next).filteredOn(TEXT::equals).hasSizeBetween(9, 11);
    assertThat(next.subList(0, 4)).contains(TEXT, UPDATE);
  }

  @Test
  void a_broadcast_that_was_paused_long_does_not_push_the_other_back_when_it_goes_on() {
    house.subscribers(1_500);
    BulletinId one = house.approved(TEXT);
    BulletinId two = house.approved(UPDATE);
    BroadcastId paused = house.send(one, PriorityClass.DIGEST);
    house.planner.turn(); // a page of it is queued
    house.settle(house.claim(500), house::accepted);
    house.broadcasts.pause(paused, BroadcastHouse.DISPATCHER);
    house.send(two, PriorityClass.DIGEST);
    house.plan();
    house.settle(house.claim(1_000), house::accepted);

    house.broadcasts.resume(paused, BroadcastHouse.DISPATCHER);
    house.plan();
    List<String> next = house.claim(100).stream().map(m -> m.words().text()).toList();
    assertThat(next).filteredOn(UPDATE::equals).hasSizeBetween(45, 55);
  }

  @Test
  void an_emergency_overtakes_a_running_digest_at_the_next_claim() {
    house.subscribers(50);
    house.send(house.approved(TEXT), PriorityClass.DIGEST);
    house.plan();
    house.settle(house.claim(5), house::accepted);
    house.send(house.approved(UPDATE), PriorityClass.EMERGENCY);
    house.plan();
    assertThat(house.claim(50)).extracting(m -> m.words().text()).containsOnly(UPDATE);
  }

  @Test
  void a_broadcast_with_nothing_left_but_doubt_is_finished_and_says_how_much() {
    house.subscribers(10);
    BroadcastId digest = house.send(house.approved(TEXT), PriorityClass.DIGEST);
    house.plan();
    house.settle(house.claim(7), house::accepted);
    house.settle(house.claim(3), BroadcastHouse::unknown);
    house.plan();

    Progress progress = house.progress(digest);
    assertThat(progress.broadcast().state()).isEqualTo(Broadcast.State.FINISHED);
    assertThat(progress.inDoubt()).isEqualTo(3);
    assertThat(progress.waiting()).isZero();
    assertThat(progress.percent()).isEqualTo(100);
  }

  @Test
  void a_notice_in_doubt_is_sent_again_and_only_then_is_it_finished() {
    house.subscribers(4);
    BroadcastId notice = house.send(house.approved(TEXT), PriorityClass.NOTICE);
    house.plan();
    house.settle(house.claim(4), BroadcastHouse::unknown);
    house.plan();
    assertThat(house.state(notice)).isEqualTo(Broadcast.State.SENDING);

    house.clock.advance(Duration.ofMinutes(2));
    house.process.sweep();
    house.sendEverything();
    assertThat(house.state(notice)).isEqualTo(Broadcast.State.FINISHED);
    assertThat(house.got(TEXT, TEXT)).isEqualTo(4);
  }

  @Test
  void what_a_late_pause_still_held_goes_on_with_a_broadcast_that_was_resumed() {
    house.subscribers(10);
    BroadcastId broadcast = house.send(house.approved(TEXT), PriorityClass.NOTICE);
    house.plan();
    // The resume has been, and the hold of the pause before it comes only now.
    house.outbox.hold(BroadcastRow.origin(broadcast));
    house.sendEverything();
    assertThat(house.got(TEXT)).isEqualTo(10);
  }

  @Test
  void what_a_crash_left_held_in_a_cancelled_broadcast_is_withdrawn_at_the_next_start() {
    house.subscribers(10);
    BroadcastId broadcast = house.send(house.approved(TEXT), PriorityClass.NOTICE);
    house.plan();
    house.broadcasts.cancel(broadcast, "ошибка", BroadcastHouse.DISPATCHER);
    // As if the process had died between the cancel and its withdrawal.
    house.database.jdbc().sql("update outbox set state = 1 where state = 8").update();
    house.database.jdbc().sql("update outbox_tally set state = 1 where state = 8").update();
    assertThat(house.progress(broadcast).waiting()).isEqualTo(10);

    house.planner.withdrawLeftovers(Instant.EPOCH);
    assertThat(house.progress(broadcast).waiting()).isZero();
    assertThat(house.progress(broadcast).withdrawn()).isEqualTo(10);
  }

  @Test
  void clicks_while_it_is_planned_leave_nobody_out_and_nobody_twice() throws Exception {
    house.subscribers(3_000);
    BroadcastId broadcast = house.send(house.approved(TEXT), PriorityClass.NOTICE);
    AtomicBoolean clicking = new AtomicBoolean(true);
    Thread operator =
        new Thread(
            () -> {
              while (clicking.get()) {
                try {
                  house.broadcasts.pause(broadcast, BroadcastHouse.DISPATCHER);
                  house.broadcasts.resume(broadcast, BroadcastHouse.DISPATCHER);
                } catch (Broadcasts.NotSendable e) {
                  return; // it is finished
                }
              }
            },
            "operator");
    operator.start();
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (house.state(broadcast) != Broadcast.State.FINISHED && System.nanoTime() < until) {
      house.planner.turn();
      List<Outgoing> some = house.claim(200);
      house.settle(some, house::accepted);
      if (house.left.size() > 2_000) {
        clicking.set(false);
      }
    }
    clicking.set(false);
    operator.join();
    house.sendEverything();

    assertThat(house.state(broadcast)).isEqualTo(Broadcast.State.FINISHED);
    assertThat(house.got(TEXT)).isEqualTo(3_000);
    assertThat(house.progress(broadcast).accepted()).isEqualTo(3_000);
  }

  @Test
  void the_speed_of_the_last_seconds_tells_when_it_will_be_done() {
    house.subscribers(100);
    BroadcastId broadcast = house.send(house.approved(TEXT), PriorityClass.NOTICE);
    house.plan();
    assertThat(house.progress(broadcast).remaining()).isNull();
    for (int second = 0; second < 4; second++) {
      house.clock.advance(Duration.ofSeconds(1));
      house.settle(house.claim(10), house::accepted);
      house.plan();
    }
    Progress progress = house.progress(broadcast);
    assertThat(progress.speed().messagesPerSecond()).isEqualTo(10.0);
    assertThat(progress.speed().segmentsPerSecond()).isEqualTo(10.0);
    assertThat(progress.remaining()).isEqualTo(Duration.ofSeconds(6));

    house.broadcasts.pause(broadcast, BroadcastHouse.DISPATCHER);
    assertThat(house.progress(broadcast).remaining()).isNull();
  }
}

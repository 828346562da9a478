package org.jarshy.gateway.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.Outgoing;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class CorrectionContractTest {

  private static final String FALSE = "Воду отключат в 18:00";
  private static final String TRUE = "Воду отключат в 20:00";
  private static final String CORRECTION = "ИСПРАВЛЕНИЕ: " + TRUE;
  private static final String NEWEST = "Воду не отключат";
  private static final String NEWEST_CORRECTION = "ИСПРАВЛЕНИЕ: " + NEWEST;

  private final BroadcastHouse house;

  CorrectionContractTest(TestDatabase.Kind kind) {
    house = new BroadcastHouse(kind);
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** Of 1,000 recipients 600 have the text, of 100 nobody knows, 300 wait. */
  private BroadcastId sentToSevenHundredOfAThousand(BulletinId bulletin, PriorityClass priority) {
    house.subscribers(1_000);
    BroadcastId broadcast = house.send(bulletin, priority);
    house.plan();
    house.settle(house.claim(600), house::accepted);
    house.settle(house.claim(100), BroadcastHouse::unknown);
    return broadcast;
  }

  private void update_in_mid_broadcast(PriorityClass priority) {
    BulletinId old = house.approved(FALSE);
    BroadcastId first = sentToSevenHundredOfAThousand(old, priority);
    BulletinId update = house.updated(old, TRUE);

    Correctable found = house.broadcasts.correctable(update);
    assertThat(found.waiting()).isEqualTo(300);
    assertThat(found.reached()).isEqualTo(700);
    assertThat(found.untouched()).isZero();
    assertThat(found.usual())
        .isEqualTo(priority == PriorityClass.DIGEST ? PriorityClass.NOTICE : priority);

    BroadcastId correction = house.correct(update, priority);
    house.planner.turn(); // the walk has begun when the process dies
    house.settle(house.claim(50), house::accepted);
    house.restart();
    house.sendEverything();
    house.clock.advance(Duration.ofMinutes(11));
    house.process.sweep();
    house.sendEverything();

    assertThat(house.got(FALSE, CORRECTION)).as("corrected").isEqualTo(700);
    assertThat(house.got(TRUE)).as("only the new text").isEqualTo(300);
    assertThat(house.left).hasSize(1_000);
    assertThat(house.progress(correction).broadcast().audience()).isEqualTo(700);
    assertThat(house.progress(correction).accepted()).isEqualTo(700);
    assertThat(house.state(correction)).isEqualTo(Broadcast.State.FINISHED);
    assertThat(house.state(first)).isEqualTo(Broadcast.State.FINISHED);
    Progress old1 = house.progress(first);
    assertThat(old1.accepted()).isEqualTo(900);
    assertThat(old1.inDoubt()).isEqualTo(100);
  }

  @Test
  void an_update_of_a_notice_in_mid_broadcast_corrects_exactly_those_who_may_have_the_old_words() {
    update_in_mid_broadcast(PriorityClass.NOTICE);
  }

  @Test
  void an_update_of_an_emergency_in_mid_broadcast_does_the_same() {
    update_in_mid_broadcast(PriorityClass.EMERGENCY);
  }

  @Test
  void an_update_of_a_digest_in_mid_broadcast_does_the_same() {
    update_in_mid_broadcast(PriorityClass.DIGEST);
  }

  @Test
  void from_the_approval_on_nothing_of_the_old_words_leaves_though_nobody_clicked() {
    house.subscribers(20);
    BulletinId old = house.approved(FALSE);
    BroadcastId broadcast = house.send(old, PriorityClass.NOTICE);
    house.plan();
    house.settle(house.claim(5), house::accepted);
    house.settle(house.claim(3), BroadcastHouse::unknown);

    house.updated(old, TRUE);
    house.clock.advance(Duration.ofMinutes(2));
    house.process.sweep();
    house.sendEverything();

    assertThat(house.got(FALSE)).as("got it and were not corrected yet").isEqualTo(5);
    assertThat(house.got(FALSE, CORRECTION)).as("sent again after doubt").isEqualTo(3);
    assertThat(house.got(TRUE)).isEqualTo(12);
    assertThat(house.state(broadcast)).isEqualTo(Broadcast.State.FINISHED);
  }

  @Test
  void what_is_in_flight_at_the_approval_is_corrected_when_it_is_known() {
    house.subscribers(6);
    BulletinId old = house.approved(FALSE);
    house.send(old, PriorityClass.NOTICE);
    house.plan();
    List<Outgoing> flying = house.claim(2);

    BulletinId update = house.updated(old, TRUE);
    BroadcastId correction = house.correct(update, PriorityClass.NOTICE);
    house.plan();
    assertThat(house.progress(correction).broadcast().planned()).isZero();

    house.settle(flying, house::accepted);
    house.sendEverything();
    assertThat(house.got(FALSE, CORRECTION)).isEqualTo(2);
    assertThat(house.got(TRUE)).isEqualTo(4);
    assertThat(house.progress(correction).broadcast().audience()).isEqualTo(2);
  }

  @Test
  void whoever_opted_out_since_hears_no_correction() {
    house.subscribers(4);
    BulletinId old = house.approved(FALSE);
    house.send(old, PriorityClass.NOTICE);
    house.sendEverything();
    house.subscribers.optOut(new SubscriberId(2), new Actor("citizen"));

    BroadcastId correction = house.correct(house.updated(old, TRUE), PriorityClass.NOTICE);
    house.sendEverything();

    assertThat(house.got(FALSE)).isEqualTo(1);
    assertThat(house.got(FALSE, CORRECTION)).isEqualTo(3);
    assertThat(house.progress(correction).withdrawn()).isEqualTo(1);
  }

  @Test
  void a_paused_broadcast_is_corrected_and_says_the_new_words_when_it_goes_on() {
    house.subscribers(10);
    BulletinId old = house.approved(FALSE);
    BroadcastId broadcast = house.send(old, PriorityClass.DIGEST);
    house.plan();
    house.settle(house.claim(4), house::accepted);
    house.broadcasts.pause(broadcast, BroadcastHouse.DISPATCHER);

    house.correct(house.updated(old, TRUE), PriorityClass.DIGEST);
    house.sendEverything();
    assertThat(house.got(FALSE, CORRECTION)).isEqualTo(4);
    assertThat(house.left).hasSize(4);

    house.broadcasts.resume(broadcast, BroadcastHouse.DISPATCHER);
    house.sendEverything();
    assertThat(house.got(TRUE)).isEqualTo(6);
  }

  @Test
  void a_cancelled_broadcast_is_corrected_and_sends_nothing_else() {
    house.subscribers(10);
    BulletinId old = house.approved(FALSE);
    BroadcastId broadcast = house.send(old, PriorityClass.NOTICE);
    house.plan();
    house.settle(house.claim(3), house::accepted);
    house.settle(house.claim(1), BroadcastHouse::unknown);
    house.bulletins.cancel(old, "Неверно", BroadcastHouse.APPROVER);
    assertThat(house.state(broadcast)).isEqualTo(Broadcast.State.CANCELLED);

    BulletinId update = house.updated(old, TRUE);
    Correctable found = house.broadcasts.correctable(update);
    assertThat(found.reached()).isEqualTo(4);
    assertThat(found.untouched()).isEqualTo(6);
    house.correct(update, PriorityClass.NOTICE);
    house.sendEverything();
    assertThat(house.got(FALSE, CORRECTION)).isEqualTo(4);
    assertThat(house.left).hasSize(4);
  }

  @Test
  void whoever_got_the_old_words_by_two_broadcasts_is_corrected_once() {
    house.subscribers(5);
    BulletinId old = house.approved(FALSE);
    house.send(old, PriorityClass.DIGEST);
    house.send(old, PriorityClass.DIGEST);
    house.sendEverything();

    BulletinId update = house.updated(old, TRUE);
    BroadcastId correction = house.correct(update, PriorityClass.DIGEST);
    house.sendEverything();

    assertThat(house.got(FALSE, FALSE, CORRECTION)).isEqualTo(5);
    assertThat(house.progress(correction).broadcast().audience()).isEqualTo(5);
    assertThat(house.progress(correction).broadcast().priority())
        .as("in doubt it is sent again")
        .isEqualTo(PriorityClass.NOTICE);
  }

  @Test
  void a_second_correction_goes_to_those_with_the_second_words_and_the_first_says_the_newest() {
    house.subscribers(10);
    BulletinId first = house.approved(FALSE);
    house.send(first, PriorityClass.NOTICE);
    house.plan();
    house.settle(house.claim(6), house::accepted);

    BulletinId second = house.updated(first, TRUE);
    BroadcastId c2 = house.correct(second, PriorityClass.NOTICE);
    house.settle(house.claim(2), house::accepted); // waited: these two get the second words alone
    house.plan();
    // Of the correction three leave with the second words; three wait, and two of the broadcast.
    List<Outgoing> some = house.claim(5);
    house.settle(some, house::accepted);
    long corrected = house.got(FALSE, CORRECTION);
    long secondAlone = house.got(TRUE);
    assertThat(corrected + secondAlone).isEqualTo(7);

    BulletinId third = house.updated(second, NEWEST);
    Correctable found = house.broadcasts.correctable(third);
    assertThat(found.reached()).isEqualTo(7);
    assertThat(found.underWay()).isEqualTo(6 - corrected);
    BroadcastId c3 = house.correct(third, PriorityClass.NOTICE);
    house.restart();
    house.sendEverything();

    assertThat(house.got(FALSE, CORRECTION, NEWEST_CORRECTION)).isEqualTo(corrected);
    assertThat(house.got(FALSE, NEWEST_CORRECTION)).isEqualTo(6 - corrected);
    assertThat(house.got(TRUE, NEWEST_CORRECTION)).isEqualTo(secondAlone);
    assertThat(house.got(NEWEST)).isEqualTo(4 - secondAlone);
    assertThat(house.progress(c3).broadcast().audience()).isEqualTo(7);
    assertThat(house.state(c2)).isEqualTo(Broadcast.State.FINISHED);
    assertThat(house.state(c3)).isEqualTo(Broadcast.State.FINISHED);
  }

  @Test
  void a_correction_that_nobody_sent_is_made_good_by_that_of_the_next_update() {
    house.subscribers(8);
    BulletinId first = house.approved(FALSE);
    house.send(first, PriorityClass.NOTICE);
    house.plan();
    house.settle(house.claim(3), house::accepted);
    BulletinId second = house.updated(first, TRUE);
    house.settle(house.claim(2), house::accepted);
    BulletinId third = house.updated(second, NEWEST);

    house.correct(third, PriorityClass.NOTICE);
    house.sendEverything();

    assertThat(house.got(FALSE, NEWEST_CORRECTION)).isEqualTo(3);
    assertThat(house.got(TRUE, NEWEST_CORRECTION)).isEqualTo(2);
    assertThat(house.got(NEWEST)).isEqualTo(3);
  }

  @Test
  void the_cancel_of_an_update_stops_what_says_its_words() {
    house.subscribers(10);
    BulletinId old = house.approved(FALSE);
    BroadcastId broadcast = house.send(old, PriorityClass.NOTICE);
    house.plan();
    house.settle(house.claim(4), house::accepted);
    BulletinId update = house.updated(old, TRUE);
    BroadcastId correction = house.correct(update, PriorityClass.NOTICE);
    house.plan();

    house.bulletins.cancel(update, "И это неверно", BroadcastHouse.APPROVER);
    house.sendEverything();

    assertThat(house.state(broadcast)).isEqualTo(Broadcast.State.CANCELLED);
    assertThat(house.state(correction)).isEqualTo(Broadcast.State.CANCELLED);
    assertThat(house.got(FALSE)).isEqualTo(4);
    assertThat(house.left).hasSize(4);
  }

  @Test
  void a_correction_is_refused_where_there_is_nothing_to_correct_or_it_runs_already() {
    house.subscribers(3);
    BulletinId plain = house.approved(FALSE);
    assertThatThrownBy(() -> house.correct(plain, PriorityClass.NOTICE))
        .isInstanceOf(Broadcasts.NotSendable.class)
        .hasMessageContaining("is no update");
    BulletinId unsent = house.updated(plain, TRUE);
    assertThatThrownBy(() -> house.correct(unsent, PriorityClass.NOTICE))
        .hasMessageContaining("Nothing of the old words was ever sent");

    house.send(unsent, PriorityClass.NOTICE);
    house.sendEverything();
    BulletinId third = house.updated(unsent, NEWEST);
    BroadcastId running =
        house.broadcasts.correct(third, PriorityClass.NOTICE, 3, "click", BroadcastHouse.AUTHOR);
    assertThat(
            house.broadcasts.correct(
                third, PriorityClass.NOTICE, 3, "click", BroadcastHouse.AUTHOR))
        .as("a double click")
        .isEqualTo(running);
    assertThatThrownBy(() -> house.correct(third, PriorityClass.NOTICE))
        .hasMessageContaining("started before");
    assertThatThrownBy(() -> house.send(plain, PriorityClass.NOTICE))
        .hasMessageContaining("took its place");
  }
}

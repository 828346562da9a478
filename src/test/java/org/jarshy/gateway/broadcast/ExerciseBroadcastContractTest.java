package org.jarshy.gateway.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.NewMessage;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.subscriber.ExercisePhones;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class ExerciseBroadcastContractTest {

  private static final String TEXT = "Воду отключат в 18:00";
  private static final String MARKED = "УЧЕНИЕ: " + TEXT;

  private final BroadcastHouse house;

  ExerciseBroadcastContractTest(TestDatabase.Kind kind) {
    house = new BroadcastHouse(kind);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void an_exercise_for_the_whole_country_reaches_the_test_phones_and_nobody_else() {
    house.subscribers(20);
    SubscriberId first = house.testPhone(3);
    SubscriberId second = house.testPhone(17);
    Content c = house.content(TEXT);
    Content everywhere =
        new Content(
            Kind.NEWS_DIGEST,
            c.source(),
            Area.wholeCountry(),
            Map.of(Lang.RU, TEXT),
            c.validFrom(),
            c.expires(),
            null);
    BulletinId drill =
        house.approve(house.bulletins.draft(everywhere.asExercise(), BroadcastHouse.AUTHOR));
    assertThat(house.broadcasts.preview(drill).recipients()).isEqualTo(2);
    assertThat(house.broadcasts.preview(drill).segmentsPerText()).containsEntry(Lang.RU, 1);

    BroadcastId broadcast = house.send(drill, PriorityClass.EMERGENCY);
    assertThat(house.broadcasts.stage(house.bulletins.find(drill).orElseThrow()))
        .isEqualTo(Stage.SENDING);
    house.sendEverything();
    assertThat(house.left).containsOnlyKeys(first.value(), second.value());
    assertThat(house.got(MARKED)).isEqualTo(2);
    assertThat(house.progress(broadcast).broadcast().exercise()).isTrue();
    assertThat(house.broadcasts.reached(drill)).isEqualTo(2);
    assertThat(house.broadcasts.stage(house.bulletins.find(drill).orElseThrow()))
        .isEqualTo(Stage.SENT);
  }

  @Test
  void without_a_test_phone_or_with_one_that_opted_out_nothing_starts() {
    house.subscribers(5);
    BulletinId drill = house.rehearsed(TEXT);
    assertThatThrownBy(() -> house.send(drill, PriorityClass.NOTICE))
        .isInstanceOf(Broadcasts.NotSendable.class)
        .hasMessageContaining("No test phone");
    SubscriberId one = house.testPhone(1);
    house.subscribers.optOut(one, BroadcastHouse.AUTHOR);
    assertThatThrownBy(() -> house.send(drill, PriorityClass.NOTICE))
        .hasMessageContaining("No test phone");
  }

  @Test
  void who_is_taken_out_gets_nothing_of_what_was_planned_for_them_already() {
    house.subscribers(5);
    SubscriberId out = house.testPhone(1);
    house.testPhone(2);
    BroadcastId broadcast = house.send(house.rehearsed(TEXT), PriorityClass.NOTICE);
    house.plan();
    house.phones.remove(out, BroadcastHouse.DISPATCHER);
    house.sendEverything();
    assertThat(house.left).doesNotContainKey(out.value()).hasSize(1);
    assertThat(house.progress(broadcast).withdrawn()).isEqualTo(1);
  }

  @Test
  void a_message_of_an_exercise_that_got_into_the_queue_for_somebody_else_does_not_leave() {
    house.subscribers(5);
    house.testPhone(1);
    BroadcastId broadcast = house.send(house.rehearsed(TEXT), PriorityClass.EMERGENCY);
    house
        .database
        .transactions()
        .executeWithoutResult(
            tx ->
                house.outbox.add(
                    List.of(
                        new NewMessage(
                            BroadcastRow.origin(broadcast),
                            new SubscriberId(5),
                            "kcell",
                            PriorityClass.EMERGENCY,
                            house.clock.instant().plus(Duration.ofHours(1)),
                            1))));
    house.sendEverything();
    assertThat(house.left).hasSize(1).doesNotContainKey(5L);
  }

  @Test
  void a_correction_of_an_exercise_goes_to_the_test_phones_that_got_it() {
    house.subscribers(8);
    house.testPhone(1);
    SubscriberId gone = house.testPhone(2);
    BulletinId drill = house.rehearsed(TEXT);
    house.send(drill, PriorityClass.NOTICE);
    house.sendEverything();
    BulletinId update =
        house.approve(
            house.bulletins.update(
                drill, house.content("В 20:00").asExercise(), BroadcastHouse.AUTHOR));
    house.phones.remove(gone, BroadcastHouse.DISPATCHER);
    house.correct(update, PriorityClass.NOTICE);
    house.sendEverything();
    assertThat(house.got(MARKED, "УЧЕНИЕ: ИСПРАВЛЕНИЕ: В 20:00")).isEqualTo(1);
    assertThat(house.got(MARKED)).isEqualTo(1);
    assertThat(house.left).hasSize(2);
  }

  @Test
  void a_scheduled_exercise_takes_the_test_phones_of_its_hour() {
    house.subscribers(8);
    SubscriberId first = house.testPhone(1);
    BulletinId drill = house.rehearsed(TEXT);
    Instant later = house.clock.instant().plus(Duration.ofHours(1));
    house.broadcasts.start(drill, PriorityClass.NOTICE, later, "later", BroadcastHouse.DISPATCHER);
    assertThat(house.broadcasts.stage(house.bulletins.find(drill).orElseThrow()))
        .isEqualTo(Stage.SCHEDULED);
    house.phones.remove(first, BroadcastHouse.DISPATCHER);
    SubscriberId second = house.testPhone(2);
    house.clock.advance(Duration.ofHours(2));
    house.sendEverything();
    assertThat(house.left).containsOnlyKeys(second.value());
  }

  @Test
  void a_real_one_reaches_the_public_and_a_test_phone_like_anybody_without_the_mark() {
    house.subscribers(4);
    house.testPhone(1);
    house.send(house.approved(TEXT), PriorityClass.NOTICE);
    house.sendEverything();
    assertThat(house.got(TEXT)).isEqualTo(4);
  }

  @Test
  void the_database_lets_no_broadcast_be_what_its_bulletin_is_not() {
    house.subscribers(4);
    house.testPhone(1);
    BulletinId drill = house.rehearsed(TEXT);
    BroadcastId rehearsal = house.send(drill, PriorityClass.NOTICE);
    BulletinId real = house.approved(TEXT);
    for (String attempt :
        List.of(
            "update broadcast set exercise = false where id = " + rehearsal,
            "update broadcast set bulletin_id = %s where id = %s".formatted(real, rehearsal),
            "update broadcast set audience = 101 where id = " + rehearsal,
            "update broadcast set planned = 101 where id = " + rehearsal)) {
      assertThatThrownBy(() -> house.database.jdbc().sql(attempt).update())
          .as(attempt)
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  @Test
  void a_token_of_one_bulletin_never_answers_for_another() {
    house.subscribers(4);
    house.testPhone(1);
    BulletinId drill = house.rehearsed(TEXT);
    BulletinId real = house.approved(TEXT);
    house.broadcasts.start(drill, PriorityClass.NOTICE, "one", BroadcastHouse.DISPATCHER);
    assertThatThrownBy(
            () ->
                house.broadcasts.start(
                    real, PriorityClass.NOTICE, "one", BroadcastHouse.DISPATCHER))
        .hasMessageContaining("of another bulletin");
  }

  @Test
  void only_a_subscriber_may_take_part_under_a_name_that_is_no_number_and_at_most_a_hundred() {
    house.subscribers(102);
    assertThatThrownBy(
            () ->
                house.phones.add(new Msisdn("+77029999999"), "Stranger", BroadcastHouse.DISPATCHER))
        .isInstanceOf(ExercisePhones.Refused.class)
        .hasMessageContaining("has not subscribed");
    assertThatThrownBy(
            () ->
                house.phones.add(
                    new Msisdn("+77010000001"), "8 701 000 00 01", BroadcastHouse.DISPATCHER))
        .hasMessageContaining("no phone number");
    SubscriberId seventh = house.testPhone(7);
    for (int i = 0; i < ExercisePhones.MOST; i++) {
      house.testPhone(i);
    }
    assertThatThrownBy(() -> house.testPhone(100)).hasMessageContaining("that is the most");
    assertThat(house.testPhone(7)).as("a second time").isEqualTo(seventh);
    assertThat(house.phones.all()).hasSize(100);
  }

  @Test
  void a_phone_that_was_refused_is_in_the_audit_log_without_its_number_and_name() {
    house.subscribers(1);
    assertThatThrownBy(
            () ->
                house.phones.add(new Msisdn("+77029999999"), "Stranger", BroadcastHouse.DISPATCHER))
        .isInstanceOf(ExercisePhones.Refused.class);
    assertThat(
            house
                .database
                .jdbc()
                .sql("select actor, subject from audit_entry where action = ?")
                .param("exercise-phone.refused")
                .query()
                .listOfRows())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.values())
                    .containsExactlyInAnyOrder("dispatcher", "exercise-phones"));
  }

  @Test
  void a_correction_of_an_exercise_whose_phones_changed_midway_reaches_those_who_take_part_now() {
    house.subscribers(120);
    for (int i = 0; i < 60; i++) {
      house.testPhone(i);
    }
    BulletinId drill = house.rehearsed(TEXT);
    house.send(drill, PriorityClass.NOTICE);
    house.sendEverything();
    house
        .phones
        .all()
        .forEach(p -> house.phones.remove(p.person().id(), BroadcastHouse.DISPATCHER));
    for (int i = 60; i < 120; i++) {
      house.testPhone(i);
    }
    house.send(drill, PriorityClass.NOTICE);
    house.sendEverything();
    BulletinId update =
        house.approve(
            house.bulletins.update(
                drill, house.content("В 20:00").asExercise(), BroadcastHouse.AUTHOR));
    BroadcastId correction = house.correct(update, PriorityClass.NOTICE);
    house.sendEverything();
    assertThat(house.got(MARKED, "УЧЕНИЕ: ИСПРАВЛЕНИЕ: В 20:00")).isEqualTo(60);
    assertThat(house.progress(correction).broadcast().planned()).isEqualTo(60);
    assertThat(house.state(correction)).isEqualTo(Broadcast.State.FINISHED);
    assertThat(house.broadcasts.reached(drill)).isEqualTo(120);
    assertThat(house.broadcasts.reached(update)).isEqualTo(60);
  }

  @Test
  void stages_of_many_are_those_of_each_in_as_many_queries_as_those_of_one() {
    house.subscribers(5);
    BulletinId sent = house.approved(TEXT);
    house.send(sent, PriorityClass.NOTICE);
    house.sendEverything();
    BulletinId replaced = house.approved("Свет отключат в 18:00");
    house.send(replaced, PriorityClass.NOTICE);
    BulletinId update = house.updated(replaced, "Свет отключат в 20:00");
    house.approved("Газ отключат в 18:00");
    house.bulletins.draft(house.content("Связи нет"), BroadcastHouse.AUTHOR);
    List<Bulletin> all = house.bulletins.list(Set.of(), 50, 0);
    assertThat(all).hasSize(5);

    Map<BulletinId, Stage> stages = house.broadcasts.stages(all);
    all.forEach(b -> assertThat(stages).containsEntry(b.id(), house.broadcasts.stage(b)));
    assertThat(stages)
        .containsEntry(sent, Stage.SENT)
        .containsEntry(replaced, Stage.SUPERSEDED)
        .containsEntry(update, Stage.SENDING)
        .containsValues(Stage.APPROVED, Stage.DRAFT);
    int before = house.queries;
    house.broadcasts.stages(all);
    assertThat(house.queries - before).isEqualTo(2);
  }
}

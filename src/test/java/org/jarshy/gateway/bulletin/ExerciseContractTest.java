package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jarshy.gateway.bulletin.BulletinsFixture.APPROVER;
import static org.jarshy.gateway.bulletin.BulletinsFixture.AUTHOR;
import static org.jarshy.gateway.bulletin.BulletinsFixture.EDITOR;
import static org.jarshy.gateway.bulletin.BulletinsFixture.refusal;

import java.util.List;
import java.util.Map;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class ExerciseContractTest {

  private final BulletinsFixture house;
  private final Bulletins bulletins;

  ExerciseContractTest(TestDatabase.Kind kind) {
    house = new BulletinsFixture(kind);
    bulletins = house.bulletins;
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void an_exercise_is_one_from_its_first_version_to_its_end_and_never_answers_anybody() {
    BulletinId drill = house.approved(Samples.curfew().asExercise());
    BulletinId real = house.approved(Samples.curfew());

    assertThat(house.get(drill).exercise()).isTrue();
    assertThat(house.get(drill).textFor(Lang.RU))
        .isEqualTo("УЧЕНИЕ: " + Samples.TEXTS.get(Lang.RU));
    assertThat(house.get(drill).textFor(Lang.EN)).startsWith("УЧЕНИЕ: ");
    assertThat(bulletins.live(Kind.CURFEW, Area.wholeCountry(), Samples.NOW))
        .extracting(Bulletin::id)
        .containsExactly(real);
    house.approved(
        Samples.curfew(Area.wholeCountry(), Samples.NOW.plusSeconds(3_600)).asExercise());
    assertThat(bulletins.upcoming(Kind.CURFEW, Area.wholeCountry(), Samples.NOW)).isEmpty();
    assertThat(new CountBulletins(house.database.jdbc()).live(Samples.NOW))
        .containsEntry(Kind.CURFEW, 1L);
  }

  @Test
  void no_edit_turns_an_exercise_into_a_real_one_nor_the_reverse() {
    BulletinId drill = bulletins.draft(Samples.curfew().asExercise(), AUTHOR);
    BulletinRefused refused = refusal(() -> bulletins.edit(drill, 1, Samples.curfew(), EDITOR));
    assertThat(refused.rule()).isEqualTo(Rule.INVALID);
    assertThat(refused.problems().get("exercise"))
        .isEqualTo(
            "This bulletin is an exercise from its first version to its end; write a new one"
                + " instead.");
    BulletinId real = bulletins.draft(Samples.curfew(), AUTHOR);
    assertThat(
            refusal(() -> bulletins.edit(real, 1, Samples.curfew().asExercise(), EDITOR))
                .problems())
        .containsKey("exercise");
  }

  @Test
  void neither_is_an_update_of_the_other() {
    BulletinId drill = house.approved(Samples.curfew().asExercise());
    BulletinId real = house.approved(Samples.curfew());
    assertThat(refusal(() -> bulletins.update(drill, Samples.curfew(), AUTHOR)).problems())
        .containsKey("exercise");
    assertThat(
            refusal(() -> bulletins.update(real, Samples.curfew().asExercise(), AUTHOR)).problems())
        .containsKey("exercise");
    BulletinId update = bulletins.update(drill, Samples.curfew().asExercise(), AUTHOR);
    assertThat(house.get(update).correctionFor(Lang.RU)).startsWith("УЧЕНИЕ: ИСПРАВЛЕНИЕ: ");
  }

  @Test
  void the_database_refuses_what_the_code_would_not_do() {
    BulletinId drill = house.approved(Samples.curfew().asExercise());
    BulletinId real = house.approved(Samples.curfew());
    for (String attempt :
        List.of(
            "update bulletin set exercise = false where id = " + drill,
            "update bulletin set exercise = true where id = " + real,
            "update bulletin_version set exercise = false where bulletin = " + drill,
            "update bulletin set supersedes = %s where id = %s".formatted(drill, real),
            "update bulletin set superseded_by = %s where id = %s".formatted(drill, real))) {
      assertThatThrownBy(() -> house.database.jdbc().sql(attempt).update())
          .as(attempt)
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  @Test
  void the_mark_counts_in_the_length_and_a_real_text_may_not_carry_it() {
    String longest = "я".repeat(66) + " ";
    // Ten segments with a check code and without the mark.
    String text = longest.repeat(10).substring(0, 660 - 1);
    bulletins.draft(Samples.news(text), AUTHOR);
    assertThat(refusal(() -> bulletins.draft(Samples.news(text).asExercise(), AUTHOR)).problems())
        .containsKey("texts.ru");
    for (String typed : List.of("УЧЕНИЕ: воды нет", "[учение] воды нет", "Exercise - no water")) {
      assertThat(
              refusal(() -> bulletins.draft(Samples.news(typed), AUTHOR))
                  .problems()
                  .get("texts.ru"))
          .contains("begins as an exercise does, but this bulletin is real");
    }
    BulletinId once = bulletins.draft(Samples.news("УЧЕНИЕ: воды нет").asExercise(), AUTHOR);
    assertThat(house.get(once).textFor(Lang.RU)).isEqualTo("УЧЕНИЕ: воды нет");
    bulletins.draft(Samples.news("Учение о доброте: лекция отменена"), AUTHOR);
  }

  @Test
  void every_version_is_kept_with_who_did_what_to_it_and_why() {
    Chronicle chronicle =
        new StoredChronicle(house.database.jdbc(), new BulletinReader(house.database.jdbc()));
    BulletinId id = house.submitted(Samples.news("Первая"));
    bulletins.sendBack(id, house.revision(id), "Какая улица?", APPROVER);
    bulletins.edit(id, house.revision(id), Samples.news("Вторая"), AUTHOR);
    bulletins.submit(id, house.revision(id), AUTHOR);
    bulletins.approve(id, house.revision(id), APPROVER);

    List<Chronicle.Version> versions = chronicle.versions(id);
    assertThat(versions).extracting(Chronicle.Version::number).containsExactly(1, 2, 5);
    assertThat(versions.get(2).content().texts()).containsEntry(Lang.RU, "Вторая");
    assertThat(versions.get(1).deeds())
        .extracting(d -> d.did() + " " + d.actor() + " " + d.reason())
        .containsExactly(
            "edited editor ", "submitted submitter ", "returned approver Какая улица?");
    assertThat(versions.get(2).deeds())
        .extracting(d -> d.did() + " " + d.actor() + " " + d.touches())
        .containsExactly("edited author true", "submitted author true", "approved approver false");
  }

  @Test
  void a_chain_holds_everything_that_was_written_in_it_whichever_of_it_is_asked_for() {
    Chronicle chronicle =
        new StoredChronicle(house.database.jdbc(), new BulletinReader(house.database.jdbc()));
    BulletinId first = house.approved(Samples.news("Первая"));
    BulletinId rejected = bulletins.update(first, Samples.news("Не та"), AUTHOR);
    BulletinId second = bulletins.update(first, Samples.news("Вторая"), AUTHOR);
    bulletins.submit(second, 1, AUTHOR);
    bulletins.approve(second, 2, APPROVER);
    bulletins.cancel(second, "Неверно", APPROVER);
    for (BulletinId any : List.of(first, rejected, second)) {
      assertThat(chronicle.chain(any))
          .extracting(Bulletin::id)
          .containsExactly(first, rejected, second);
    }
  }

  @Test
  void the_correction_of_a_cancelled_curfew_waits_for_a_second_person_and_is_no_curfew_itself() {
    PrepareRetraction retraction = new PrepareRetraction(bulletins, house.clock);
    BulletinId wrong = house.approved(Samples.curfew());
    assertThat(refusal(() -> retraction.prepare(wrong, APPROVER)).rule())
        .isEqualTo(Rule.WRONG_STATE);
    bulletins.cancel(wrong, "Отменено комендатурой", APPROVER);

    PrepareRetraction.Prepared ready = retraction.prepare(wrong, APPROVER);
    assertThat(ready.submitted()).isTrue();
    Bulletin update = house.get(ready.update());
    assertThat(update.state()).isEqualTo(State.SUBMITTED);
    assertThat(update.content().area()).isEqualTo(Area.wholeCountry());
    assertThat(update.content().texts()).containsOnlyKeys(Lang.KK, Lang.RU);
    assertThat(update.correctionFor(Lang.RU))
        .isEqualTo(
            "ИСПРАВЛЕНИЕ: Комендатура: сообщение «по всей стране комендантский час"
                + " 23:00-07:00. Будьте дома» отменено. Не следуйте ему.")
        .hasSizeLessThanOrEqualTo(134);
    assertThat(refusal(() -> bulletins.approve(update.id(), 2, APPROVER)).rule())
        .as("whoever took it back touched the words")
        .isEqualTo(Rule.SECOND_PERSON);
    bulletins.approve(update.id(), 2, EDITOR);
    assertThat(
            CurfewStatus.of(
                bulletins.live(Kind.CURFEW, Area.wholeCountry(), Samples.NOW),
                org.jarshy.gateway.kernel.Region.ASTANA,
                null,
                Samples.NOW.plusSeconds(14 * 3_600)))
        .isInstanceOf(CurfewStatus.None.class);
  }

  @Test
  void an_update_of_a_curfew_that_stands_still_needs_its_hours() {
    BulletinId standing = house.approved(Samples.curfew());
    Content c = Samples.curfew();
    Content without =
        new Content(
            c.kind(), c.source(), c.area(), c.texts(), c.validFrom(), c.expires(), null, Map.of());
    assertThat(refusal(() -> bulletins.update(standing, without, AUTHOR)).problems())
        .containsKey("hours");
  }
}

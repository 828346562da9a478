package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jarshy.gateway.bulletin.BulletinsFixture.APPROVER;
import static org.jarshy.gateway.bulletin.BulletinsFixture.AUTHOR;
import static org.jarshy.gateway.bulletin.BulletinsFixture.EDITOR;
import static org.jarshy.gateway.bulletin.BulletinsFixture.SUBMITTER;
import static org.jarshy.gateway.bulletin.BulletinsFixture.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.bulletin.Bulletin.Step;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class BulletinLifecycleContractTest {

  private final BulletinsFixture house;
  private final Bulletins bulletins;

  BulletinLifecycleContractTest(TestDatabase.Kind kind) {
    house = new BulletinsFixture(kind);
    bulletins = house.bulletins;
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_draft_is_kept_as_it_was_written() {
    BulletinId id = bulletins.draft(Samples.curfew(), AUTHOR);
    assertThat(house.get(id))
        .isEqualTo(
            new Bulletin(
                id,
                1,
                State.DRAFT,
                Samples.curfew(),
                Set.of("author"),
                List.of(new Step(State.DRAFT, "author", Samples.NOW, "")),
                Samples.NOW));
  }

  @Test
  void severity_is_kept_as_written_and_the_usual_one_of_its_kind_otherwise() {
    BulletinId worse = bulletins.draft(Samples.news("Беда").withSeverity(Severity.EXTREME), AUTHOR);
    assertThat(house.get(worse).content().severity()).isEqualTo(Severity.EXTREME);
    bulletins.edit(worse, 1, Samples.news("Не беда").withSeverity(Severity.MODERATE), EDITOR);
    assertThat(house.get(worse).content().severity()).isEqualTo(Severity.MODERATE);

    BulletinId usual = bulletins.draft(Samples.curfew(), AUTHOR);
    assertThat(house.get(usual).content().severity()).isEqualTo(Severity.SEVERE);
  }

  @Test
  void what_deceives_or_cannot_be_spoken_may_be_drafted_and_is_not_submitted() {
    Content deceiving =
        Samples.with(
            Samples.curfew(),
            Map.of(Lang.KK, "Комендатура: К О М, 23:00-07:00.", Lang.RU, "МЧС: CTOП 23:00-07:00."));
    BulletinId id = bulletins.draft(deceiving, AUTHOR);

    BulletinRefused refused = refusal(() -> bulletins.submit(id, 1, AUTHOR));

    assertThat(refused.rule()).isEqualTo(Rule.INVALID);
    assertThat(refused.problems()).containsOnlyKeys("texts.kk", "texts.ru");
    assertThat(refused.problems().get("texts.kk")).contains("'К О М' is spelt letter by letter");
    assertThat(refused.problems().get("texts.ru")).contains("'CTOП' mixes letters");
    assertThat(house.get(id).state()).isEqualTo(State.DRAFT);

    bulletins.edit(id, 1, Samples.curfew(), AUTHOR);
    bulletins.submit(id, 2, AUTHOR);
    assertThat(house.get(id).state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void what_is_only_worth_another_look_is_submitted() {
    Content shouted =
        Samples.with(
            Samples.curfew(), Map.of(Lang.RU, "ВСЕМ ЖИТЕЛЯМ: завтра с 23:00 до 07:00 дома!!!"));
    BulletinId id = bulletins.draft(shouted, AUTHOR);

    bulletins.submit(id, 1, AUTHOR);

    assertThat(house.get(id).state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void the_whole_way_keeps_who_when_and_why() {
    BulletinId id = bulletins.draft(Samples.curfew(), AUTHOR);
    house.clock.advance(Duration.ofMinutes(1));
    bulletins.submit(id, 1, AUTHOR);
    house.clock.advance(Duration.ofMinutes(1));
    bulletins.sendBack(id, 2, " Который город? ", APPROVER);
    house.clock.advance(Duration.ofMinutes(1));
    bulletins.edit(id, 3, Samples.news("Новости"), EDITOR);
    house.clock.advance(Duration.ofMinutes(1));
    bulletins.submit(id, 4, SUBMITTER);
    house.clock.advance(Duration.ofMinutes(1));
    bulletins.approve(id, 5, APPROVER);
    house.clock.advance(Duration.ofMinutes(1));
    bulletins.cancel(id, "Отменено\r\nисточником", AUTHOR);

    Bulletin bulletin = house.get(id);
    assertThat(bulletin.state()).isEqualTo(State.CANCELLED);
    assertThat(bulletin.revision()).isEqualTo(7);
    assertThat(bulletin.content()).isEqualTo(Samples.news("Новости"));
    assertThat(bulletin.touchedBy()).containsExactlyInAnyOrder("author", "editor", "submitter");
    assertThat(bulletin.history())
        .containsExactly(
            step(State.DRAFT, "author", 0, ""),
            step(State.SUBMITTED, "author", 1, ""),
            step(State.RETURNED, "approver", 2, "Который город?"),
            step(State.DRAFT, "editor", 3, ""),
            step(State.SUBMITTED, "submitter", 4, ""),
            step(State.APPROVED, "approver", 5, ""),
            step(State.CANCELLED, "author", 6, "Отменено\nисточником"));
    assertThat(bulletin.changedAt()).isEqualTo(Samples.NOW.plus(Duration.ofMinutes(6)));
    assertThat(house.recorded.events())
        .containsExactly(new BulletinApproved(id), new BulletinCancelled(id));
    assertThat(house.recorded.entries())
        .containsExactly(
            "author bulletin.drafted bulletin:" + id + " revision 1, CURFEW, country",
            "author bulletin.submitted bulletin:" + id + " revision 2, CURFEW, country",
            "approver bulletin.returned bulletin:" + id + " revision 3, CURFEW, country",
            "editor bulletin.edited bulletin:" + id + " revision 4, NEWS_DIGEST, country",
            "submitter bulletin.submitted bulletin:" + id + " revision 5, NEWS_DIGEST, country",
            "approver bulletin.approved bulletin:" + id + " revision 6, NEWS_DIGEST, country",
            "author bulletin.cancelled bulletin:" + id + " revision 7, NEWS_DIGEST, country");
  }

  private static Step step(State to, String actor, int minute, String reason) {
    return new Step(to, actor, Samples.NOW.plus(Duration.ofMinutes(minute)), reason);
  }

  @Test
  void every_version_that_was_written_keeps_its_texts() {
    BulletinId id = bulletins.draft(Samples.news("Первая"), AUTHOR);
    bulletins.edit(id, 1, Samples.news("Вторая"), EDITOR);
    bulletins.submit(id, 2, EDITOR);
    assertThat(house.get(id).textFor(Lang.RU)).isEqualTo("Вторая");
    assertThat(
            house
                .database
                .jdbc()
                .sql("select text from bulletin_text where bulletin = ? order by version")
                .param(id.value())
                .query(String.class)
                .list())
        .containsExactly("Первая", "Вторая");
  }

  @ParameterizedTest
  @ValueSource(strings = {"author", "editor", "submitter", "Author", "EDITOR", "SubMitter"})
  void whoever_touched_it_is_refused_to_approve(String login) {
    BulletinId id = house.submitted(Samples.curfew());
    BulletinRefused refused =
        refusal(() -> bulletins.approve(id, house.revision(id), new Actor(login)));
    assertThat(refused.rule()).isEqualTo(Rule.SECOND_PERSON);
    assertThat(refused.problems().get("")).contains("you cannot approve it");
    assertThat(house.get(id).state()).isEqualTo(State.SUBMITTED);
    assertThat(house.recorded.events()).isEmpty();
    assertThat(house.recorded.entries())
        .last()
        .isEqualTo(login + " bulletin.approval-refused bulletin:" + id + " second person");
  }

  @Test
  void the_first_author_still_counts_after_a_return_and_a_rewrite_by_another() {
    BulletinId id = bulletins.draft(Samples.news("Первая"), AUTHOR);
    bulletins.submit(id, 1, AUTHOR);
    bulletins.sendBack(id, 2, "Источник?", APPROVER);
    bulletins.edit(id, 3, Samples.news("Совсем другая"), EDITOR);
    bulletins.submit(id, 4, EDITOR);
    assertThat(refusal(() -> bulletins.approve(id, 5, AUTHOR)).rule())
        .isEqualTo(Rule.SECOND_PERSON);
    bulletins.approve(id, 5, APPROVER);
    assertThat(house.get(id).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void an_approver_who_edits_after_sending_back_becomes_an_author() {
    BulletinId id = house.submitted(Samples.curfew());
    bulletins.sendBack(id, house.revision(id), "Опечатка", APPROVER);
    bulletins.edit(id, house.revision(id), Samples.curfew(), APPROVER);
    bulletins.submit(id, house.revision(id), AUTHOR);
    assertThat(refusal(() -> bulletins.approve(id, house.revision(id), APPROVER)).rule())
        .isEqualTo(Rule.SECOND_PERSON);
  }

  @Test
  void a_returned_bulletin_may_be_submitted_again_unchanged() {
    BulletinId id = house.submitted(Samples.curfew());
    bulletins.sendBack(id, house.revision(id), "Точно?", APPROVER);
    bulletins.submit(id, house.revision(id), AUTHOR);
    assertThat(house.get(id).state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void a_rejected_bulletin_stays_rejected() {
    BulletinId id = house.submitted(Samples.curfew());
    bulletins.reject(id, house.revision(id), "Слух", APPROVER);
    BulletinRefused refused =
        refusal(() -> bulletins.edit(id, house.revision(id), Samples.curfew(), EDITOR));
    assertThat(refused.rule()).isEqualTo(Rule.WRONG_STATE);
    assertThat(refused.problems())
        .containsExactly(
            Map.entry(
                "",
                "A bulletin that is rejected cannot be edited; only one that is a draft or"
                    + " returned can."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n"})
  void stopping_needs_a_reason(String blank) {
    BulletinId submitted = house.submitted(Samples.curfew());
    int revision = house.revision(submitted);
    BulletinId approved = house.approved(Samples.curfew());
    assertThat(refusal(() -> bulletins.sendBack(submitted, revision, blank, APPROVER)).problems())
        .containsEntry("reason", "A reason is required when a bulletin is returned.");
    assertThat(refusal(() -> bulletins.reject(submitted, revision, blank, APPROVER)).problems())
        .containsEntry("reason", "A reason is required when a bulletin is rejected.");
    assertThat(refusal(() -> bulletins.cancel(approved, blank, APPROVER)).problems())
        .containsEntry("reason", "A reason is required when a bulletin is cancelled.");
    assertThat(refusal(() -> bulletins.cancel(approved, null, APPROVER)).rule())
        .isEqualTo(Rule.INVALID);
    assertThat(house.get(submitted).state()).isEqualTo(State.SUBMITTED);
    assertThat(house.get(approved).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void a_reason_is_short_and_readable() {
    BulletinId id = house.submitted(Samples.curfew());
    int revision = house.revision(id);
    assertThat(refusal(() -> bulletins.reject(id, revision, "я".repeat(501), APPROVER)).problems())
        .containsEntry("reason", "The reason has 501 characters; at most 500 are allowed.");
    assertThat(refusal(() -> bulletins.reject(id, revision, "нет\u0000", APPROVER)).problems())
        .containsKey("reason");
    bulletins.reject(id, revision, "я".repeat(500), APPROVER);
  }

  @Test
  void one_person_may_cancel_and_only_what_is_approved() {
    BulletinId id = house.submitted(Samples.curfew());
    assertThat(refusal(() -> bulletins.cancel(id, "Ошибка", AUTHOR)).rule())
        .isEqualTo(Rule.WRONG_STATE);
    bulletins.approve(id, house.revision(id), APPROVER);
    bulletins.cancel(id, "Ошибка", AUTHOR);
    assertThat(house.get(id).state()).isEqualTo(State.CANCELLED);
    assertThat(refusal(() -> bulletins.cancel(id, "Ещё раз", AUTHOR)).rule())
        .isEqualTo(Rule.WRONG_STATE);
  }

  @Test
  void what_expired_meanwhile_is_neither_submitted_nor_approved() {
    BulletinId draft = bulletins.draft(Samples.news("Новости"), AUTHOR);
    BulletinId submitted = house.submitted(Samples.news("Новости"));
    int revision = house.revision(submitted);
    house.clock.advance(Duration.ofDays(2));
    assertThat(refusal(() -> bulletins.submit(draft, 1, AUTHOR)).problems())
        .containsEntry("expires", "The end has passed already; it must lie in the future.");
    assertThat(refusal(() -> bulletins.approve(submitted, revision, APPROVER)).problems())
        .containsOnlyKeys("expires");
    assertThat(house.get(draft).state()).isEqualTo(State.DRAFT);
    assertThat(house.get(submitted).state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void a_refused_draft_or_edit_leaves_nothing_behind() {
    Content bad = Samples.news("\uD83D");
    assertThat(refusal(() -> bulletins.draft(bad, AUTHOR)).problems()).containsOnlyKeys("texts.ru");
    assertThat(bulletins.list(Set.of(), 10, 0)).isEmpty();
    BulletinId id = bulletins.draft(Samples.news("Новости"), AUTHOR);
    Bulletin before = house.get(id);
    assertThat(refusal(() -> bulletins.edit(id, 1, bad, EDITOR)).rule()).isEqualTo(Rule.INVALID);
    assertThat(house.get(id)).isEqualTo(before);
  }

  @Test
  void without_an_audit_entry_no_step_is_taken() {
    BulletinId id = house.submitted(Samples.curfew());
    Bulletin before = house.get(id);
    house.recorded.breakDown();
    assertThatThrownBy(() -> bulletins.approve(id, before.revision(), APPROVER))
        .hasMessageContaining("audit log");
    assertThatThrownBy(() -> bulletins.draft(Samples.curfew(), AUTHOR))
        .hasMessageContaining("audit log");
    assertThat(bulletins.list(Set.of(), 10, 0)).containsExactly(before);
    assertThat(house.recorded.events()).isEmpty();
  }

  @Test
  void a_bulletin_that_does_not_exist_is_said_to() {
    BulletinId nobody = new BulletinId(4711);
    assertThat(bulletins.find(nobody)).isEmpty();
    BulletinRefused refused = refusal(() -> bulletins.approve(nobody, 1, APPROVER));
    assertThat(refused.rule()).isEqualTo(Rule.NOT_FOUND);
    assertThat(refused.problems()).containsEntry("", "There is no bulletin 4711.");
  }

  @Test
  void line_breaks_of_browsers_become_plain_ones() {
    BulletinId id = bulletins.draft(Samples.news("Первая\r\nвторая"), AUTHOR);
    assertThat(house.get(id).textFor(Lang.RU)).isEqualTo("Первая\nвторая");
  }
}

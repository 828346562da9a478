package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.gateway.bulletin.BulletinsFixture.APPROVER;
import static org.jarshy.gateway.bulletin.BulletinsFixture.AUTHOR;
import static org.jarshy.gateway.bulletin.BulletinsFixture.EDITOR;
import static org.jarshy.gateway.bulletin.BulletinsFixture.SUBMITTER;
import static org.jarshy.gateway.bulletin.BulletinsFixture.refusal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class BulletinUpdateContractTest {

  private final BulletinsFixture house;
  private final Bulletins bulletins;

  BulletinUpdateContractTest(TestDatabase.Kind kind) {
    house = new BulletinsFixture(kind);
    bulletins = house.bulletins;
  }

  @AfterEach
  void close() {
    house.close();
  }

  private BulletinId submittedUpdate(BulletinId old, Content content) {
    BulletinId update = bulletins.update(old, content, AUTHOR);
    bulletins.submit(update, house.revision(update), AUTHOR);
    return update;
  }

  private BulletinId approvedUpdate(BulletinId old, Content content) {
    BulletinId update = submittedUpdate(old, content);
    bulletins.approve(update, house.revision(update), APPROVER);
    return update;
  }

  @Test
  void an_update_takes_the_place_of_the_old_one_when_it_is_approved_and_not_before() {
    BulletinId old = house.approved(Samples.news("Аэропорт закрыт"));
    BulletinId update = submittedUpdate(old, Samples.news("Аэропорт открыт"));
    assertThat(house.get(old).state()).isEqualTo(State.APPROVED);
    assertThat(bulletins.newest(old)).map(Bulletin::id).contains(old);

    bulletins.approve(update, house.revision(update), APPROVER);

    assertThat(house.get(old).state()).isEqualTo(State.SUPERSEDED);
    assertThat(house.get(old).supersededBy()).isEqualTo(update);
    assertThat(house.get(update).supersedes()).isEqualTo(old);
    assertThat(house.get(old).history())
        .last()
        .isEqualTo(
            new Bulletin.Step(State.SUPERSEDED, "approver", Samples.NOW, "bulletin " + update));
    assertThat(bulletins.live(Kind.NEWS_DIGEST, Area.wholeCountry(), Samples.NOW))
        .as("what keywords answer")
        .extracting(Bulletin::id)
        .containsExactly(update);
    assertThat(house.recorded.events())
        .containsExactly(
            new BulletinApproved(old),
            new BulletinApproved(update),
            new BulletinSuperseded(old, update));
    assertThat(house.recorded.entries())
        .last()
        .isEqualTo(
            "approver bulletin.superseded bulletin:" + old + " revision 5, NEWS_DIGEST, country");
  }

  @Test
  void whoever_wrote_the_old_one_may_approve_the_update_but_not_whoever_wrote_the_update() {
    BulletinId old = house.approved(Samples.news("Первая"));
    BulletinId update = bulletins.update(old, Samples.news("Вторая"), SUBMITTER);
    bulletins.submit(update, 1, SUBMITTER);
    assertThat(refusal(() -> bulletins.approve(update, 2, SUBMITTER)).rule())
        .isEqualTo(Rule.SECOND_PERSON);
    assertThat(house.get(old).state()).isEqualTo(State.APPROVED);
    bulletins.approve(update, 2, AUTHOR);
    assertThat(house.get(old).state()).isEqualTo(State.SUPERSEDED);
  }

  @Test
  void only_one_update_can_take_the_place_and_the_second_is_told_which_did() {
    BulletinId old = house.approved(Samples.news("Первая"));
    BulletinId second = submittedUpdate(old, Samples.news("Вторая"));
    BulletinId rival = submittedUpdate(old, Samples.news("Другая вторая"));
    bulletins.approve(second, house.revision(second), APPROVER);

    BulletinRefused refused =
        refusal(() -> bulletins.approve(rival, house.revision(rival), APPROVER));

    assertThat(refused.rule()).isEqualTo(Rule.WRONG_STATE);
    assertThat(refused.problems().get(""))
        .isEqualTo(
            "Bulletin %s took the place of bulletin %s already, and only one can. Write an update of bulletin %s instead."
                .formatted(second, old, second));
    assertThat(house.get(rival).state()).isEqualTo(State.SUBMITTED);
    assertThat(house.get(old).supersededBy()).isEqualTo(second);
    assertThat(refusal(() -> bulletins.update(old, Samples.news("Третья"), EDITOR)).problems())
        .isEqualTo(refused.problems());
  }

  @Test
  void of_two_updates_approved_at_once_exactly_one_wins() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 10; round++) {
        BulletinId old = house.approved(Samples.news("Первая"));
        List<BulletinId> updates =
            List.of(
                submittedUpdate(old, Samples.news("Вторая")),
                submittedUpdate(old, Samples.news("Другая")));
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<Boolean>> clicks =
            people.invokeAll(
                updates.stream().map(id -> (Callable<Boolean>) () -> click(id, together)).toList());
        assertThat(List.of(clicks.get(0).get(), clicks.get(1).get()))
            .containsExactlyInAnyOrder(true, false);
        BulletinId winner = house.get(old).supersededBy();
        assertThat(updates)
            .filteredOn(id -> house.get(id).state() == State.APPROVED)
            .containsExactly(winner);
      }
    } finally {
      people.shutdownNow();
    }
  }

  private boolean click(BulletinId id, CyclicBarrier together) throws Exception {
    int revision = house.revision(id);
    together.await();
    try {
      bulletins.approve(id, revision, APPROVER);
      return true;
    } catch (BulletinRefused e) {
      assertThat(e.rule()).isEqualTo(Rule.WRONG_STATE);
      return false;
    }
  }

  @Test
  void a_chain_ends_at_its_newest_link_and_the_cancel_of_that_revives_nothing() {
    BulletinId first = house.approved(Samples.news("Первая"));
    BulletinId second = approvedUpdate(first, Samples.news("Вторая"));
    BulletinId third = approvedUpdate(second, Samples.news("Третья"));
    assertThat(bulletins.newest(first)).map(Bulletin::id).contains(third);
    assertThat(bulletins.earlier(third)).containsExactly(second, first);
    assertThat(bulletins.earlier(first)).isEmpty();

    bulletins.cancel(third, "Источник отозвал", EDITOR);

    assertThat(bulletins.newest(first)).map(Bulletin::state).contains(State.CANCELLED);
    assertThat(house.get(second).state()).isEqualTo(State.SUPERSEDED);
    assertThat(bulletins.live(Kind.NEWS_DIGEST, Area.wholeCountry(), Samples.NOW)).isEmpty();
    assertThat(refusal(() -> bulletins.cancel(first, "И эту", EDITOR)).rule())
        .isEqualTo(Rule.WRONG_STATE);
  }

  @Test
  void what_was_cancelled_at_once_can_be_corrected_later() {
    BulletinId old = house.approved(Samples.news("Ракетная угроза"));
    bulletins.cancel(old, "Ложная тревога", EDITOR);
    BulletinId update = approvedUpdate(old, Samples.news("Угрозы нет"));
    assertThat(house.get(old).supersededBy()).isEqualTo(update);
  }

  @Test
  void what_was_never_approved_cannot_be_updated() {
    BulletinId draft = bulletins.draft(Samples.news("Черновик"), AUTHOR);
    assertThat(refusal(() -> bulletins.update(draft, Samples.news("Иная"), AUTHOR)).problems())
        .containsEntry(
            "", "A bulletin that is a draft cannot be updated; only one that was approved can.");
    BulletinId nowhere = new BulletinId(999);
    assertThat(refusal(() -> bulletins.update(nowhere, Samples.news("Иная"), AUTHOR)).rule())
        .isEqualTo(Rule.NOT_FOUND);
  }

  @Test
  void the_correction_is_what_was_written_else_the_new_text_behind_a_word() {
    BulletinId old = house.approved(Samples.curfew());
    Map<Lang, String> texts =
        Map.of(Lang.KK, "Енді 21:00-07:00.", Lang.RU, "Теперь с 21:00 до 07:00.");
    Content content =
        Samples.with(
            Samples.curfew(), texts, Map.of(Lang.RU, "Мы сообщили неверно.\r\nС 21:00 до 07:00."));
    Bulletin update = house.get(bulletins.update(old, content, AUTHOR));

    assertThat(update.textFor(Lang.RU)).isEqualTo("Теперь с 21:00 до 07:00.");
    assertThat(update.correctionFor(Lang.RU)).isEqualTo("Мы сообщили неверно.\nС 21:00 до 07:00.");
    assertThat(update.correctionFor(Lang.KK)).isEqualTo("ТҮЗЕТУ: Енді 21:00-07:00.");
    assertThat(update.correctionFor(Lang.EN))
        .as("no English was written: Russian")
        .isEqualTo(update.correctionFor(Lang.RU));

    bulletins.edit(update.id(), 1, Samples.with(Samples.curfew(), texts, Map.of()), EDITOR);
    assertThat(house.get(update.id()).correctionFor(Lang.RU))
        .isEqualTo("ИСПРАВЛЕНИЕ: Теперь с 21:00 до 07:00.");
  }

  @Test
  void a_correction_is_checked_like_a_text_and_only_an_update_has_one() {
    BulletinId old = house.approved(Samples.curfew());
    Content wrong =
        Samples.with(
            Samples.curfew(),
            Map.of(Lang.RU, "я".repeat(657)),
            Map.of(Lang.KK, "Түзету", Lang.EN, "\u202E"));
    assertThat(refusal(() -> bulletins.update(old, wrong, AUTHOR)).problems())
        .containsOnlyKeys("corrections.kk", "corrections.ru", "corrections.en")
        .hasEntrySatisfying("corrections.kk", p -> assertThat(p).contains("needs the new text"))
        .hasEntrySatisfying(
            "corrections.ru",
            p -> assertThat(p).contains("takes 11 segments").contains("write a shorter one"));
    Content plain = Samples.with(Samples.curfew(), Samples.TEXTS, Map.of(Lang.RU, "Исправление"));
    assertThat(refusal(() -> bulletins.draft(plain, AUTHOR)).problems())
        .containsEntry(
            "corrections.ru",
            "The Russian correction has no place here: only an update corrects something.");
    assertThat(refusal(() -> bulletins.update(old, Samples.news("Новости"), AUTHOR)).problems())
        .containsEntry("kind", "An update keeps the kind of what it updates.");
  }
}

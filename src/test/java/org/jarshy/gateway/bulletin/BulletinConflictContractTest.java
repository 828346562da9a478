package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.gateway.bulletin.BulletinsFixture.APPROVER;
import static org.jarshy.gateway.bulletin.BulletinsFixture.AUTHOR;
import static org.jarshy.gateway.bulletin.BulletinsFixture.EDITOR;
import static org.jarshy.gateway.bulletin.BulletinsFixture.refusal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class BulletinConflictContractTest {

  private static final int ROUNDS = 10;

  private final BulletinsFixture house;
  private final Bulletins bulletins;

  BulletinConflictContractTest(TestDatabase.Kind kind) {
    house = new BulletinsFixture(kind);
    bulletins = house.bulletins;
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_stale_edit_says_who_changed_it_and_when() {
    BulletinId id = bulletins.draft(Samples.curfew(), AUTHOR);
    house.clock.advance(Duration.ofMinutes(7));
    bulletins.edit(id, 1, Samples.news("Вторая"), EDITOR);
    BulletinRefused refused = refusal(() -> bulletins.edit(id, 1, Samples.curfew(), AUTHOR));
    assertThat(refused.rule()).isEqualTo(Rule.EDIT_CONFLICT);
    assertThat(refused.problems().get(""))
        .isEqualTo(
            "editor changed this bulletin at 2022-01-05T03:07:00Z; it is now a draft, revision 2."
                + " Open it again and repeat your step.");
    assertThat(house.get(id).content()).isEqualTo(Samples.news("Вторая"));
  }

  @Test
  void an_approval_of_words_that_were_changed_since_is_refused() {
    BulletinId id = house.submitted(Samples.news("Которую видели"));
    int seen = house.revision(id);
    bulletins.sendBack(id, seen, "Цифры?", new Actor("another"));
    bulletins.edit(id, seen + 1, Samples.news("Которую не видели"), EDITOR);
    bulletins.submit(id, seen + 2, EDITOR);
    assertThat(refusal(() -> bulletins.approve(id, seen, APPROVER)).rule())
        .isEqualTo(Rule.EDIT_CONFLICT);
    assertThat(house.get(id).state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void a_revision_from_the_future_is_a_conflict_too() {
    BulletinId id = bulletins.draft(Samples.curfew(), AUTHOR);
    assertThat(refusal(() -> bulletins.submit(id, 2, AUTHOR)).rule()).isEqualTo(Rule.EDIT_CONFLICT);
  }

  @Test
  void of_an_approval_and_a_return_at_once_exactly_one_wins() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      BulletinId id = house.submitted(Samples.curfew());
      int seen = house.revision(id);
      List<Rule> refused =
          atOnce(
              () -> bulletins.approve(id, seen, APPROVER),
              () -> bulletins.sendBack(id, seen, "Не то", new Actor("another")));
      assertOneWon(id, seen, refused, State.APPROVED, State.RETURNED);
    }
  }

  @Test
  void of_two_edits_at_once_exactly_one_is_kept() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      BulletinId id = bulletins.draft(Samples.news("Первая"), AUTHOR);
      List<Rule> refused =
          atOnce(
              () -> bulletins.edit(id, 1, Samples.news("Вторая"), AUTHOR),
              () -> bulletins.edit(id, 1, Samples.news("Третья"), EDITOR));
      assertOneWon(id, 1, refused, State.DRAFT);
    }
  }

  @Test
  void nobody_slips_an_edit_in_while_it_is_submitted_and_approved() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      BulletinId id = bulletins.draft(Samples.news("Которую видели"), AUTHOR);
      atOnce(
          () -> bulletins.submit(id, 1, AUTHOR),
          () -> bulletins.edit(id, 1, Samples.news("Другая"), APPROVER));
      Bulletin after = house.get(id);
      if (after.state() == State.SUBMITTED) {
        assertThat(after.content()).isEqualTo(Samples.news("Которую видели"));
        assertThat(after.touchedBy()).doesNotContain("approver");
      } else {
        assertThat(after.touchedBy()).contains("approver");
      }
    }
  }

  @Test
  void of_many_approvals_at_once_one_counts_and_is_announced_once() throws Exception {
    BulletinId id = house.submitted(Samples.curfew());
    int seen = house.revision(id);
    List<Runnable> approvals = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Actor approver = new Actor("approver" + i);
      approvals.add(() -> bulletins.approve(id, seen, approver));
    }
    assertThat(atOnce(approvals.toArray(Runnable[]::new))).hasSize(7);
    assertThat(house.recorded.events()).containsExactly(new BulletinApproved(id));
    assertThat(house.get(id).revision()).isEqualTo(seen + 1);
  }

  private void assertOneWon(BulletinId id, int seen, List<Rule> refused, State... possible) {
    assertThat(refused).hasSize(1);
    assertThat(refused.get(0)).isEqualTo(Rule.EDIT_CONFLICT);
    assertThat(house.get(id).revision()).isEqualTo(seen + 1);
    assertThat(house.get(id).state()).isIn((Object[]) possible);
  }

  /** Runs all of them from one starting line. @return the rules by which some were refused */
  private static List<Rule> atOnce(Runnable... steps) throws Exception {
    CyclicBarrier line = new CyclicBarrier(steps.length);
    ExecutorService threads = Executors.newFixedThreadPool(steps.length);
    try {
      List<Future<Rule>> ends = new ArrayList<>();
      for (Runnable step : steps) {
        ends.add(
            threads.submit(
                () -> {
                  line.await(10, TimeUnit.SECONDS);
                  BulletinRefused refused = refusal(step::run);
                  return refused == null ? null : refused.rule();
                }));
      }
      List<Rule> refused = new ArrayList<>();
      for (Future<Rule> end : ends) {
        Rule rule = end.get(30, TimeUnit.SECONDS);
        if (rule != null) {
          refused.add(rule);
        }
      }
      return refused;
    } finally {
      threads.shutdownNow();
    }
  }
}

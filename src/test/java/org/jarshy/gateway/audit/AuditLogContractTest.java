package org.jarshy.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class AuditLogContractTest {

  private static final Actor EDITOR = new Actor("aigerim");

  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final TestDatabase database;
  private final AuditLog log;
  private final AuditTrail trail;

  AuditLogContractTest(TestDatabase.Kind kind) {
    database = kind.open();
    log = AuditLogs.log(database, clock);
    trail = AuditLogs.trail(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void an_entry_is_read_as_it_was_written() {
    log.record(EDITOR, "bulletin.approved", "bulletin:17", "version 2, қазақша");
    assertThat(trail.page(null, AuditTrail.NEWEST, 10))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.at()).isEqualTo(clock.instant());
              assertThat(entry.actor()).isEqualTo(EDITOR);
              assertThat(entry.action()).isEqualTo("bulletin.approved");
              assertThat(entry.subject()).isEqualTo("bulletin:17");
              assertThat(entry.detail()).isEqualTo("version 2, қазақша");
            });
  }

  @Test
  void an_entry_goes_when_the_callers_transaction_rolls_back() {
    database
        .transactions()
        .executeWithoutResult(
            transaction -> {
              log.record(EDITOR, "bulletin.approved", "bulletin:17", "");
              transaction.setRollbackOnly();
            });
    assertThat(trail.page(null, AuditTrail.NEWEST, 10)).isEmpty();
  }

  @Test
  void pages_newest_first_cover_every_entry_once() {
    for (int i = 0; i < 25; i++) {
      clock.advance(Duration.ofSeconds(1));
      log.record(Actor.SYSTEM, "bulletin.touched", "bulletin:" + i, "");
    }
    List<AuditEntry> first = trail.page(null, AuditTrail.NEWEST, 10);
    List<AuditEntry> second = trail.page(null, first.get(9).id(), 10);
    List<AuditEntry> third = trail.page(null, second.get(9).id(), 10);
    assertThat(first).extracting(AuditEntry::subject).startsWith("bulletin:24", "bulletin:23");
    assertThat(second).extracting(AuditEntry::subject).startsWith("bulletin:14");
    assertThat(third).hasSize(5).extracting(AuditEntry::subject).endsWith("bulletin:0");
  }

  @Test
  void one_subject_is_read_without_the_others() {
    log.record(EDITOR, "bulletin.submitted", "bulletin:1", "");
    log.record(EDITOR, "bulletin.submitted", "bulletin:11", "");
    log.record(EDITOR, "bulletin.approved", "bulletin:1", "");
    assertThat(trail.page("bulletin:1", AuditTrail.NEWEST, 10))
        .extracting(AuditEntry::action)
        .containsExactly("bulletin.approved", "bulletin.submitted");
  }

  @Test
  void a_refused_entry_leaves_no_row() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.record(EDITOR, "text.answered", "subscriber:1", "to +77011234567"));
    assertThat(trail.page(null, AuditTrail.NEWEST, 10)).isEmpty();
  }
}

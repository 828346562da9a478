package org.jarshy.gateway.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.audit.AuditHouse;
import org.jarshy.gateway.audit.VerifyAudit;
import org.jarshy.gateway.gsm.Encoding;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Segments;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.NumberingPlan;
import org.jarshy.gateway.outbox.Outgoing;
import org.jarshy.gateway.outbox.TestOutbox;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class TellWitnessesTest {

  private static final Actor ADMINISTRATOR = new Actor("dana");
  private static final List<String> NUMBERS = List.of("+77010000001", "+77050000002");

  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final TestDatabase database = TestDatabase.Kind.H2.open();
  private final WitnessSettings settings = new WitnessSettings(NUMBERS, Duration.ofHours(6));

  @TempDir private Path directory;
  private AuditHouse house;
  private TestOutbox outbox;
  private TellWitnesses witnesses;

  @BeforeEach
  void start() {
    DataSourceTransactionManager transactions =
        new DataSourceTransactionManager(database.dataSource());
    house = new AuditHouse(database.dataSource(), transactions, directory, clock);
    outbox =
        new TestOutbox(
            database, clock, () -> List.of(new WitnessTexts(settings, house.checkpoints)));
    witnesses = telling(settings, transactions);
  }

  private TellWitnesses telling(
      WitnessSettings settings, DataSourceTransactionManager transactions) {
    return new TellWitnesses(
        settings,
        house.checkpoints,
        house.records,
        house.log,
        outbox.outbox(),
        new NumberingPlan(Map.of("kcell", List.of("7701"), "beeline", List.of("7705"))),
        transactions,
        clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void each_witness_gets_one_sms_in_gsm_7_that_fits_the_log() {
    house.log.record(ADMINISTRATOR, "test.done", "test:1", "");
    assertThat(witnesses.tell(ADMINISTRATOR)).contains(1L);
    for (String carrier : List.of("kcell", "beeline")) {
      List<Outgoing> claimed = outbox.outbox().claim(carrier, 10);
      assertThat(claimed).hasSize(1);
      String text = claimed.get(0).words().text();
      assertThat(claimed.get(0).words().to().e164())
          .isEqualTo(NUMBERS.get(carrier.equals("kcell") ? 0 : 1));
      Segments cut = Segmenter.segment(text);
      assertThat(cut.encoding()).isEqualTo(Encoding.GSM7);
      assertThat(cut.parts()).hasSize(1);
      assertThat(VerifyAudit.witnessed(text, "phone"))
          .singleElement()
          .satisfies(w -> assertThat(house.checkpoints.compare(w.checkpoint()).fits()).isTrue());
    }
  }

  @Test
  void that_they_were_told_is_recorded_without_their_numbers() {
    house.log.record(ADMINISTRATOR, "test.done", "test:1", "");
    witnesses.tell(ADMINISTRATOR);
    house.inOrder();
    assertThat(house.records.find(1))
        .get()
        .satisfies(
            r -> {
              assertThat(r.action()).isEqualTo("audit.witnesses-told");
              assertThat(r.detail()).isEqualTo("2 witnesses");
            });
    assertThat(witnesses.toldAt()).contains(clock.instant());
    assertThat(settings.toString()).doesNotContain("7701");
  }

  @Test
  void on_their_own_they_are_told_when_it_is_time_and_there_is_something_new() {
    witnesses.onTime();
    assertThat(witnesses.toldAt()).isEmpty();
    house.log.record(ADMINISTRATOR, "test.done", "test:1", "");
    house.inOrder();
    witnesses.onTime();
    house.inOrder();
    assertThat(witnesses.toldAt()).contains(clock.instant());
    clock.advance(Duration.ofHours(7));
    // Only the note that they were told came since.
    witnesses.onTime();
    house.inOrder();
    assertThat(house.records.size()).isEqualTo(2);
    house.log.record(ADMINISTRATOR, "test.done", "test:2", "");
    house.inOrder();
    witnesses.onTime();
    house.inOrder();
    assertThat(house.records.size()).isEqualTo(4);
  }

  @Test
  void without_witnesses_or_records_nobody_is_told() {
    assertThat(witnesses.tell(ADMINISTRATOR)).isEmpty();
    house.log.record(ADMINISTRATOR, "test.done", "test:1", "");
    TellWitnesses nobody =
        telling(
            new WitnessSettings(List.of(), null),
            new DataSourceTransactionManager(database.dataSource()));
    assertThat(nobody.tell(ADMINISTRATOR)).isEmpty();
    nobody.onTime();
    assertThat(outbox.outbox().claim("kcell", 10)).isEmpty();
  }

  @Test
  void who_is_no_witness_any_more_is_sent_nothing() {
    house.log.record(ADMINISTRATOR, "test.done", "test:1", "");
    witnesses.tell(ADMINISTRATOR);
    TestOutbox after =
        new TestOutbox(
            database,
            clock,
            () ->
                List.of(
                    new WitnessTexts(
                        new WitnessSettings(NUMBERS.subList(0, 1), null), house.checkpoints)));
    assertThat(after.outbox().claim("beeline", 10)).isEmpty();
    assertThat(after.outbox().claim("kcell", 10)).hasSize(1);
  }
}

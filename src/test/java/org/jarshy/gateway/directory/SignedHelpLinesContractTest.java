package org.jarshy.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.jarshy.gateway.trust.BundleImports;
import org.jarshy.gateway.trust.BundleReceiver.Outcome;
import org.jarshy.gateway.trust.ImportBundle;
import org.jarshy.gateway.trust.ImportBundle.Door;
import org.jarshy.gateway.trust.ImportBundle.Intake;
import org.jarshy.gateway.trust.SampleNewsroom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class SignedHelpLinesContractTest {

  private static final Actor COURIER = new Actor("courier");
  private static final String LINE =
      """
      {"type":"helpline","id":"psych-1","topic":"psych","area":["everywhere"],
       "name":{"kk":"Сенім","ru":"Доверие"},"phone":"150","hours":"24/7","textable":true}""";
  private static final String CANCEL = "{\"type\":\"cancel\",\"id\":\"c\",\"cancels\":\"psych-1\"}";

  @TempDir private Path trust;
  private final TestDatabase database;
  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final SampleNewsroom newsroom = new SampleNewsroom();
  private Directory directory;
  private ImportBundle imports;
  private long seq;

  SignedHelpLinesContractTest(TestDatabase.Kind kind) {
    database = kind.open();
  }

  @BeforeEach
  void start() {
    newsroom.trust(trust, 1, "kk", "ru");
    directory =
        new StoredDirectory(
            new HelpLineStore(database.jdbc()),
            database.transactions(),
            AuditLogs.log(database, clock),
            clock);
    imports =
        BundleImports.on(
            database,
            trust,
            clock,
            new TakeSignedHelpLines(directory, new HelpLineOrigins(database.jdbc())));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Intake take(int signers, String... items) {
    return imports.take(
        newsroom.bundle(SampleNewsroom.LINES, ++seq, clock.instant(), signers, items),
        Door.FOLDER,
        COURIER);
  }

  private Outcome outcome(String item) {
    return ((Intake.Taken) take(2, item)).outcomes().get(0);
  }

  private String refusal(String item) {
    return ((Intake.Refused) take(2, item)).detail();
  }

  @Test
  void two_signers_add_change_and_take_back_a_help_line() {
    assertThat(outcome(LINE).words()).isEqualTo("added");
    HelpLine line = directory.all().get(0);
    assertThat(line.phone()).isEqualTo("150");
    assertThat(line.topic()).isEqualTo(HelpTopic.PSYCH);
    assertThat(line.area()).isEqualTo(Area.wholeCountry());
    assertThat(line.name()).isEqualTo(Map.of(Lang.KK, "Сенім", Lang.RU, "Доверие"));
    assertThat(line.textable()).isTrue();
    assertThat(outcome(LINE).words()).isEqualTo("known already");
    assertThat(outcome(LINE.replace("\"150\"", "\"151\"")).words()).isEqualTo("changed");
    assertThat(directory.all()).extracting(HelpLine::phone).containsExactly("151");
    assertThat(outcome(CANCEL).words()).isEqualTo("removed");
    assertThat(directory.all()).isEmpty();
    assertThat(outcome(CANCEL).words()).startsWith("left out");
  }

  @Test
  void one_signer_is_not_enough() {
    assertThat(take(1, LINE))
        .isInstanceOfSatisfying(
            Intake.Refused.class, r -> assertThat(r.rule()).isEqualTo("threshold"));
    assertThat(directory.all()).isEmpty();
  }

  @Test
  void what_a_person_removed_here_comes_back_only_with_something_new() {
    outcome(LINE);
    directory.remove(directory.all().get(0).id(), new Actor("editor"));
    assertThat(outcome(LINE).words()).isEqualTo("left out: it was removed here since");
    assertThat(directory.all()).isEmpty();
    assertThat(outcome(LINE.replace("\"150\"", "\"152\"")).words()).isEqualTo("added");
  }

  @Test
  void each_wrong_field_is_refused_by_name_and_nothing_is_taken() {
    assertThat(refusal(LINE.replace("psych\"", "love\"")))
        .contains("topic must be one of business, flights");
    assertThat(refusal(LINE.replace("\"150\"", "\"+7 150\"")))
        .contains("The phone must be 2 to 12");
    assertThat(refusal(LINE.replace("24/7", "always"))).contains("The hours must be");
    assertThat(refusal(LINE.replace("\"kk\"", "\"en\""))).contains("may not speak");
    assertThat(refusal(LINE.replace("\"textable\":true", "\"textable\":1")))
        .contains("textable must be true or false");
    assertThat(refusal(LINE.replace("\"textable\":true", "\"colour\":1"))).contains("'colour'");
    assertThat(directory.all()).isEmpty();
  }
}

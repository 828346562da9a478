package org.jarshy.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jarshy.gateway.GatewayApplication;
import org.jarshy.gateway.ops.CommandRun;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.phone.LedgerEntry;
import org.jarshy.sim.profile.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as a person runs it, the whole service in it, against the simulator. */
class BenchAgainstSimulatorTest {

  private static final String TEXT = "Curfew in Almaty 23:00-07:00. Stay home.";

  private final CommandRun run = new CommandRun(GatewayApplication.class);
  private Smsc smsc;

  @BeforeEach
  void open() throws Exception {
    smsc =
        Smsc.builder()
            .account("bench", "bench")
            .receiptDelay(Duration.ofMillis(50))
            .httpPort(0)
            .start();
  }

  @AfterEach
  void close() {
    smsc.close();
  }

  private int bench(String... words) {
    List<String> all = new ArrayList<>(List.of("bench"));
    all.addAll(Arrays.asList(words));
    all.addAll(List.of("--smsc", "127.0.0.1:" + smsc.smppPort()));
    if (!all.contains("keywords") && !all.contains("--warm-up")) {
      all.addAll(List.of("--warm-up", "0"));
    }
    return run.with(all.toArray(String[]::new));
  }

  private JsonNode json() {
    assertThat(run.out().lines()).as("one object on stdout; stderr: %s", run.err()).hasSize(1);
    return JsonMapper.shared().readTree(run.out());
  }

  private static Set<Path> temporaryDirectories() {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(p -> p.getFileName().toString().startsWith(DataDirectory.prefix()))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void every_recipient_gets_one_copy_and_the_result_is_one_json_object() {
    Set<Path> before = temporaryDirectories();

    assertThat(bench("--recipients", "300", "--text", TEXT, "--window", "50")).isZero();

    JsonNode json = json();
    assertThat(json.propertyNames().stream().limit(7))
        .containsExactly(
            "recipients",
            "seconds",
            "submits_per_second",
            "receipts_per_second",
            "lost",
            "duplicated",
            "peak_heap_mib");
    assertThat(json.get("recipients").intValue()).isEqualTo(300);
    assertThat(json.get("lost").intValue()).isZero();
    assertThat(json.get("duplicated").intValue()).isZero();
    assertThat(json.get("submits").intValue()).isEqualTo(300);
    assertThat(json.get("seconds").doubleValue()).isPositive();
    assertThat(json.get("submits_per_second").doubleValue()).isPositive();
    assertThat(json.get("receipts_per_second").doubleValue())
        .isPositive()
        .isLessThanOrEqualTo(json.get("submits_per_second").doubleValue());
    assertThat(json.get("first_submit_ms").doubleValue())
        .isPositive()
        .isLessThan(1_000 * json.get("seconds").doubleValue());
    assertThat(json.get("peak_heap_mib").longValue())
        .isPositive()
        .isGreaterThanOrEqualTo(json.get("peak_heap_after_gc_mib").longValue());
    assertThat(smsc.ledger()).hasSize(300).allMatch(e -> e.copies() == 1 && e.text().equals(TEXT));
    assertThat(temporaryDirectories()).as("what it made is gone").isEqualTo(before);
  }

  @Test
  void the_smsc_sees_nothing_of_the_warm_up() {
    assertThat(bench("--recipients", "50", "--text", TEXT, "--warm-up", "700", "--window", "20"))
        .isZero();

    assertThat(json().get("warm_up").intValue()).isEqualTo(700);
    assertThat(json().get("submits").intValue()).isEqualTo(50);
    assertThat(json().get("lost").intValue()).isZero();
    assertThat(smsc.ledger()).hasSize(50).allMatch(e -> e.copies() == 1);
  }

  @Test
  void a_throttling_smsc_costs_time_and_no_recipient() {
    smsc.account("bench").behave(Profile.normal().withRatePerSecond(150));

    assertThat(bench("--recipients", "400", "--text", TEXT, "--window", "200", "--links", "2"))
        .isZero();

    JsonNode json = json();
    assertThat(json.get("lost").intValue()).isZero();
    assertThat(json.get("duplicated").intValue()).isZero();
    assertThat(json.get("refused").intValue()).isPositive();
    assertThat(json.get("submits").intValue()).isEqualTo(400 + json.get("refused").intValue());
    assertThat(smsc.ledger()).hasSize(400).extracting(LedgerEntry::copies).containsOnly(1);
  }

  @Test
  void of_more_subscribers_the_audience_alone_gets_a_longer_text_in_its_parts() {
    String longer = (TEXT + " ").repeat(5).strip();

    assertThat(
            bench(
                "--recipients",
                "100",
                "--subscribers",
                "250",
                "--text",
                longer,
                "--class",
                "emergency"))
        .isZero();

    JsonNode json = json();
    assertThat(json.get("segments").intValue()).isEqualTo(2);
    assertThat(json.get("submits").intValue()).isEqualTo(200);
    assertThat(json.get("duplicated").intValue()).isZero();
    Crowd crowd = new Crowd(250, 100);
    assertThat(smsc.ledger().stream().map(LedgerEntry::to))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 250).filter(crowd::inAudience).mapToObj(Crowd::number).toList());
  }

  @Test
  void recipients_without_a_receipt_are_lost_and_said_to_be() {
    smsc.account("bench").behave(Profile.normal().change().receiptNone(1).build());

    assertThat(bench("--recipients", "20", "--text", TEXT, "--timeout", "2s")).isEqualTo(1);

    JsonNode json = json();
    assertThat(json.get("lost").intValue()).isEqualTo(20);
    assertThat(json.get("without_receipt").intValue()).isEqualTo(20);
    assertThat(json.get("not_submitted").intValue()).isZero();
    assertThat(json.get("in_doubt").intValue()).isZero();
    assertThat(run.err())
        .contains(
            "20 of 20 recipients are lost: 0 not submitted, 0 in doubt, 20 without a receipt");
  }

  @Test
  void an_smsc_that_refuses_the_bind_is_quoted() {
    assertThat(bench("--recipients", "1", "--text", TEXT, "--password", "wrong")).isEqualTo(1);
    assertThat(run.err()).contains("does not let 'bench' bind", "ESME_RINVPASWD");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void a_text_that_may_not_be_published_is_refused_with_the_reason() {
    assertThat(bench("--recipients", "1", "--text", "hidden\u200Bword")).isEqualTo(2);
    assertThat(run.err()).contains("U+200B");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void replies_and_an_emergency_are_timed_while_a_digest_runs() {
    assertThat(
            bench(
                "keywords",
                "--simulator",
                smsc.url(),
                "--warm-up",
                "1s",
                "--duration",
                "2s",
                "--texts-per-second",
                "50",
                "--segments-per-second",
                "200",
                "--window",
                "50",
                "--emergency"))
        .isZero();

    JsonNode json = json();
    assertThat(json.get("texts").intValue()).isEqualTo(100);
    assertThat(json.get("replies").intValue()).isEqualTo(100);
    assertThat(json.get("unanswered").intValue()).isZero();
    double p50 = json.get("p50_ms").doubleValue();
    double p99 = json.get("p99_ms").doubleValue();
    assertThat(p50).isPositive().isLessThanOrEqualTo(p99);
    assertThat(p99).isLessThanOrEqualTo(json.get("max_ms").doubleValue());
    assertThat(json.get("digest_submits_per_second").doubleValue()).isPositive();
    assertThat(json.get("emergency_first_submit_ms").doubleValue()).isPositive();
    assertThat(json.get("emergency_window_turnovers").doubleValue())
        .isEqualTo(json.get("emergency_digest_submits").intValue() / 50.0);
    assertThat(smsc.phone("+" + Crowd.citizen(Crowd.MOST / 2 + 99)).messages())
        .isNotEmpty()
        .allMatch(m -> m.text().contains("23:00"));
  }
}

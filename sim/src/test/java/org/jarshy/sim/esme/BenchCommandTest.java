package org.jarshy.sim.esme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int bench(String... options) {
    return new CommandLine(new BenchCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(options);
  }

  @Test
  void one_object_tells_the_medians_and_every_run_and_that_nothing_was_lost() {
    int code =
        bench("--submits", "3000", "--destinations", "700", "--warmup", "100", "--runs", "3");
    assertThat(code).isZero();
    JsonNode report = JsonMapper.shared().readTree(out.toString());
    assertThat(report.propertyNames())
        .containsExactly(
            "submits",
            "destinations",
            "seconds",
            "submits_per_second",
            "receipts_per_second",
            "lost",
            "copies_too_many",
            "used_heap_mib_after_gc",
            "max_heap_mib",
            "runs");
    assertThat(report.get("lost").asInt()).isZero();
    assertThat(report.get("copies_too_many").asInt()).isZero();
    assertThat(report.get("runs")).hasSize(3);
    assertThat(report.get("runs").get(2).get("simulator_cpu_us_per_submit").asDouble())
        .isPositive();
    List<Double> rates =
        report.get("runs").valueStream().map(r -> r.get("submits_per_second").asDouble()).toList();
    assertThat(report.get("submits_per_second").asDouble())
        .isEqualTo(rates.stream().sorted().toList().get(1))
        .isPositive();
  }

  @Test
  void a_report_with_a_loss_or_a_copy_is_not_faultless() {
    LoadResult result = new Tally().result(0);
    BenchReport.Run good = BenchReport.run(result, new Bench.Faults(0, 0), 1, 1, 1);
    BenchReport.Run lossy = BenchReport.run(result, new Bench.Faults(2, 0), 1, 1, 1);
    BenchReport.Run doubled = BenchReport.run(result, new Bench.Faults(0, 3), 1, 1, 1);
    assertThat(BenchReport.of(1, 1, 1, 1, List.of(good, good)).faultless()).isTrue();
    assertThat(BenchReport.of(1, 1, 1, 1, List.of(good, lossy)).lost()).isEqualTo(2);
    assertThat(BenchReport.of(1, 1, 1, 1, List.of(good, lossy)).faultless()).isFalse();
    assertThat(BenchReport.of(1, 1, 1, 1, List.of(doubled, good)).faultless()).isFalse();
  }

  @Test
  void a_wrong_option_says_what_is_allowed() {
    assertThat(bench("--runs", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--runs: 0 is not allowed; allowed is 1 to 100");
  }
}

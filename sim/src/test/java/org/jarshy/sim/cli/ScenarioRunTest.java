package org.jarshy.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every scenario that is shipped holds what it asserts, and is the same octets every time. */
@Timeout(120)
class ScenarioRunTest {

  private static final Path SCENARIOS = Path.of("sim/scenarios");

  @TempDir private Path directory;

  static List<Path> scenarios() throws Exception {
    try (Stream<Path> files = Files.walk(SCENARIOS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** The exit code and all that was said. */
  record Ended(int code, String said) {}

  static Ended command(Object... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said, true);
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int code = new CommandLine(new SimulatorCommand()).setOut(writer).setErr(writer).execute(words);
    return new Ended(code, said.toString());
  }

  private Ended run(Path scenario, String name, Object... more) {
    Object[] words = {
      "run",
      scenario,
      "--speed",
      "jump",
      "--capture",
      directory.resolve(name + ".pcapng"),
      "--capture",
      directory.resolve(name + ".jsonl")
    };
    return command(Stream.concat(Stream.of(words), Stream.of(more)).toArray());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void a_scenario_holds_and_gives_the_same_octets_twice(Path scenario) throws Exception {
    Ended once = run(scenario, "once");
    assertThat(once.code()).as(once.said()).isZero();
    assertThat(once.said()).contains("HOLDS").doesNotContain("BROKEN").doesNotContain("PENDING");
    Ended again = run(scenario, "again");
    assertThat(again).isEqualTo(once);
    for (String kind : new String[] {".pcapng", ".jsonl"}) {
      Path first = directory.resolve("once" + kind);
      assertThat(first).isNotEmptyFile().hasSameBinaryContentAs(directory.resolve("again" + kind));
    }
  }

  @ParameterizedTest
  @MethodSource("chancy")
  void another_seed_gives_other_octets_and_holds_as_well(Path scenario) throws Exception {
    run(scenario, "once");
    Ended other = run(scenario, "other", "--seed", "20231");
    assertThat(other.code()).as(other.said()).isZero();
    assertThat(Files.mismatch(directory.resolve("once.jsonl"), directory.resolve("other.jsonl")))
        .isNotNegative();
  }

  static Stream<Path> chancy() {
    return Stream.of("vendor-mess", "lossy-responses", "faults/error-mix", "faults/receipt-none")
        .map(name -> SCENARIOS.resolve(name + ".yaml"));
  }

  @Test
  void all_that_is_shipped_is_found_good_by_check() throws Exception {
    List<Path> all = scenarios();
    Ended checked = command(Stream.concat(Stream.of("check"), all.stream()).toArray());
    assertThat(checked.code()).as(checked.said()).isZero();
    assertThat(checked.said().lines().toList())
        .hasSameSizeAs(all)
        .allMatch(line -> line.contains(": good; "));
  }
}

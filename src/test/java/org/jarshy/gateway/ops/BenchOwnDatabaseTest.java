package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarshy.gateway.GatewayApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measurements within this process work on what the service is now. */
class BenchOwnDatabaseTest {

  private final CommandRun run = new CommandRun(GatewayApplication.class);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"lookup --rows 1000 | \"rows\":1000,", "audit --records 1000 | \"records\":1"})
  void it_measures_and_prints_one_object(String words, String said) {
    assertThat(run.with(("bench " + words).split(" "))).as(() -> run.err()).isZero();
    assertThat(run.out().strip()).startsWith("{").endsWith("}").contains(said);
  }
}

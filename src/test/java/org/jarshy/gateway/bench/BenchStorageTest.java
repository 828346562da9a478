package org.jarshy.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jarshy.gateway.GatewayApplication;
import org.jarshy.gateway.ops.CommandRun;
import org.jarshy.sim.Smsc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the measured service keeps its data, and that it is nobody else's. */
class BenchStorageTest {

  private Smsc smsc;

  @BeforeEach
  void open() throws Exception {
    smsc = Smsc.builder().account("bench", "bench").receiptDelay(Duration.ofMillis(20)).start();
  }

  @AfterEach
  void close() {
    smsc.close();
  }

  private CommandRun bench(int exitCode, String... words) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "bench",
                "--warm-up",
                "0",
                "--smsc",
                "127.0.0.1:" + smsc.smppPort(),
                "--text",
                "Stay home."));
    all.addAll(Arrays.asList(words));
    CommandRun run = new CommandRun(GatewayApplication.class);
    int code = run.with(all.toArray(String[]::new));
    assertThat(code).as("%s%s", run.out(), run.err()).isEqualTo(exitCode);
    return run;
  }

  @Test
  void a_postgresql_database_is_used_once_and_then_no_more() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      String url = postgres.getJdbcUrl("postgres", "postgres");

      assertThat(bench(0, "--recipients", "60", "--database", url).out())
          .contains("\"lost\":0")
          .contains("\"storage\":\"PostgreSQL\"");

      // Its numbers are sealed under a key that is gone: a real database is as safe.
      assertThat(bench(1, "--recipients", "60", "--database", url).err())
          .contains("the database holds numbers sealed under its key");
    }
    assertThat(smsc.ledger()).hasSize(60);
  }

  @Test
  void a_kept_directory_serves_the_same_crowd_again_and_no_other(@TempDir Path directory) {
    String kept = directory.resolve("kept").toString();

    bench(0, "--recipients", "30", "--subscribers", "60", "--directory", kept);
    bench(0, "--recipients", "30", "--subscribers", "60", "--directory", kept);
    assertThat(smsc.ledger()).hasSize(30).allMatch(e -> e.copies() == 2);

    assertThat(bench(1, "--recipients", "31", "--subscribers", "60", "--directory", kept).err())
        .contains("holds another crowd");
  }
}

package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.GatewayApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is shipped writes an export that its own verifier takes. */
class ExportAuditTest {

  @TempDir private Path directory;

  @Test
  void what_a_command_recorded_is_exported_and_verified_and_no_file_is_overwritten()
      throws IOException {
    Path csv =
        Files.writeString(
            directory.resolve("a.csv"),
            "number,language,place,topics\n+77010000001,kk,almaty,all\n");
    assertThat(run("subscribers", "import", csv.toString()).code()).isZero();
    Path log = directory.resolve("log.jsonl");

    Ran exported = run("audit", "export", log.toString());

    assertThat(exported.code()).as(exported.err()).isZero();
    assertThat(exported.out().strip()).isEqualTo("1 records");
    assertThat(Files.readString(log)).contains("subscribers.imported").doesNotContain("7701");
    assertThat(directory.resolve("jarshy-audit.key")).exists();
    Ran verified =
        run(
            "audit",
            "verify",
            log.toString(),
            "--key",
            directory.resolve("jarshy-audit.key.pub").toString());
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(verified.out()).contains("\"ok\":true", "\"records\":1");

    Ran again = run("audit", "export", log.toString());
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("exists already");
  }

  private record Ran(int code, String out, String err) {}

  private Ran run(String... words) {
    List<String> args = new ArrayList<>(OfflineContext.settings(directory));
    args.addAll(List.of(words));
    CommandRun run = new CommandRun(GatewayApplication.class);
    int code = run.with(args.toArray(String[]::new));
    return new Ran(code, run.out(), run.err());
  }
}

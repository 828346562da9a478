package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.GatewayApplication;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.subscriber.Subscribers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class ImportSubscribersTest {

  private static final String HEADER = "number,language,place,topics\n";

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void good_lines_are_taken_and_a_refused_one_is_told_without_its_number(CapturedOutput output)
      throws IOException {
    Path file = csv(HEADER + "+77010000001,kk,almaty,all\n+7701,kk,almaty,all\n");

    assertThat(run(file)).isZero();

    // A start is no part of it: no first administrator is made or asked for.
    assertThat(output).doesNotContain("administrator");
    assertThat(out()).isEqualToNormalizingNewlines("2 lines: 1 added, 0 updated, 1 refused\n");
    assertThat(err()).startsWith("line 3: ").doesNotContain("7701");
    try (ConfigurableApplicationContext service = OfflineContext.in(directory)) {
      assertThat(service.getBean(Subscribers.class).find(new Msisdn("+77010000001"))).isPresent();
    }
  }

  @Test
  void a_file_in_another_encoding_is_refused_whole() throws IOException {
    Path file = directory.resolve("a.csv");
    Files.writeString(
        file, HEADER + "+77010000001,ru,Алматы,all\n", Charset.forName("windows-1251"));

    assertThat(run(file)).isEqualTo(1);
    assertThat(err()).startsWith("import: ").contains("UTF-8");
    assertThat(out()).isEmpty();
  }

  @Test
  void without_a_keyfile_it_says_which_setting_to_look_at() throws IOException {
    Path file = csv(HEADER + "+77010000001,kk,almaty,all\n");

    assertThat(run(file, "--jarshy.keys.create=false")).isEqualTo(1);
    assertThat(err()).startsWith("import: could not start").contains("jarshy.keys.file");
  }

  @Test
  void while_the_service_has_the_database_open_nothing_is_imported(CapturedOutput output)
      throws IOException {
    Path file = csv(HEADER + "+77010000001,kk,almaty,all\n");
    assertThat(run(file)).isZero();
    out.reset();

    // What a running service does: it holds the lock of the database file.
    try (FileChannel database =
            FileChannel.open(directory.resolve("jarshy.mv.db"), StandardOpenOption.WRITE);
        FileLock lock = database.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(run(file)).isEqualTo(1);
    }

    assertThat(err())
        .contains("the database file is in use: stop the service first")
        .contains("nothing was imported");
    assertThat(out()).isEmpty();
    assertThat(output).doesNotContain("\tat org.h2");
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(directory.resolve("a.csv"), text);
  }

  private int run(Path file, String... settings) {
    List<String> args = new ArrayList<>(OfflineContext.settings(directory));
    if (settings.length > 0) {
      args.removeIf(arg -> arg.startsWith("--jarshy.keys.create"));
    }
    args.addAll(List.of(settings));
    args.addAll(List.of("subscribers", "import", file.toString()));
    return Commands.run(
        GatewayApplication.class,
        new ByteArrayInputStream(new byte[0]),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        args.toArray(String[]::new));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}

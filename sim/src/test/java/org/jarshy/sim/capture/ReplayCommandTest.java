package org.jarshy.sim.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jarshy.sim.io.Pace;
import org.jarshy.sim.io.Port;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayCommandTest {

  private static final byte[] BIND = Pdus.bind(1, "kcell", "demo");
  private static final byte[] SUBMIT = Pdus.submit(2, "77011234567", "hello");

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path file;

  @BeforeEach
  void captureTwoPdus() throws Exception {
    file = folder.resolve("capture.jsonl");
    try (Run run = new Run();
        Capture capture = JsonLines.open(file, run.loop, true)) {
      run.say(run.smsc(null, capture.tap(2775), Answers.good()), BIND, SUBMIT);
    }
  }

  private int execute(String... arguments) {
    return new CommandLine(new ReplayCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void one_line_of_json_and_zero_when_all_is_answered_as_it_was() throws Exception {
    try (Run run = new Run(Pace.real())) {
      Port port = run.smsc(new InetSocketAddress("127.0.0.1", 0), null, Answers.good());

      int exit = execute(file.toString(), "--smsc", at(port), "--fast");

      assertThat(exit).isZero();
      assertThat(out.toString().lines()).hasSize(1);
      JsonNode report = JsonMapper.builder().build().readTree(out.toString());
      assertThat(report.path("connections").asInt()).isEqualTo(1);
      assertThat(report.path("sent").asInt()).isEqualTo(2);
      assertThat(report.path("answered").asInt()).isEqualTo(2);
      assertThat(report.path("same").asInt()).isEqualTo(2);
      assertThat(report.path("different").isEmpty()).isTrue();
      assertThat(report.path("seconds").isNumber()).isTrue();
      assertThat(err.toString()).isEmpty();
    }
  }

  @Test
  void three_when_something_is_answered_otherwise_or_not_at_all() throws Exception {
    try (Run run = new Run(Pace.real())) {
      Port port =
          run.smsc(
              new InetSocketAddress("127.0.0.1", 0),
              null,
              frame -> frame[7] == Pdus.SUBMIT_SM ? null : Answers.good().apply(frame));

      assertThat(execute(file.toString(), "--smsc", at(port), "--speed", "50", "--timeout", "0.2"))
          .isEqualTo(3);
      assertThat(out.toString()).contains("\"unanswered\":1", "\"now\":null");
    }
  }

  private static String at(Port port) {
    return "127.0.0.1:" + port.address().getPort();
  }

  @Test
  void one_when_nobody_listens() throws Exception {
    Port port;
    try (Run run = new Run(Pace.real())) {
      port = run.smsc(new InetSocketAddress("127.0.0.1", 0), null, Answers.good());
    }

    assertThat(execute(file.toString(), "--smsc", at(port), "--fast")).isEqualTo(1);
    assertThat(err.toString()).contains("refused", "no connection to " + at(port));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void one_and_the_reason_when_the_file_is_wrong() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty"), "");
    Path nothing = folder.resolve("nothing.pcapng");
    PcapNg.open(nothing, () -> 0, true).close();

    assertThat(execute("not-there", "--smsc", "127.0.0.1:1")).isEqualTo(1);
    assertThat(execute(empty.toString(), "--smsc", "127.0.0.1:1")).isEqualTo(1);
    assertThat(execute(nothing.toString(), "--smsc", "127.0.0.1:1")).isEqualTo(1);

    assertThat(err.toString())
        .contains("not-there does not exist", "empty: this is no capture")
        .contains("nothing.pcapng: there is no SMPP connection in it");
  }

  @Test
  void two_when_an_option_is_wrong() {
    assertThat(execute(file.toString())).isEqualTo(2);
    assertThat(execute(file.toString(), "--smsc", "127.0.0.1")).isEqualTo(2);
    assertThat(err.toString()).contains("HOST:PORT, such as 127.0.0.1:2775");
    assertThat(execute(file.toString(), "--smsc", "127.0.0.1:99999")).isEqualTo(2);
    assertThat(execute(file.toString(), "--smsc", "127.0.0.1:1", "--speed", "0")).isEqualTo(2);
    assertThat(execute(file.toString(), "--smsc", "127.0.0.1:1", "--speed", "2", "--fast"))
        .isEqualTo(2);
    assertThat(execute(file.toString(), "--smsc", "127.0.0.1:1", "--timeout", "-1")).isEqualTo(2);
  }
}

package org.jarshy.sim.esme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.phone.LedgerEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BlastCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Smsc smsc;
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    smsc =
        Smsc.builder().account("kcell", "demo").receiptDelay(Duration.ofMillis(20)).seed(1).start();
  }

  @AfterEach
  void close() {
    smsc.close();
  }

  private int blast(String... more) {
    List<String> all = new ArrayList<>();
    all.add("--smsc");
    all.add("127.0.0.1:" + smsc.smppPort());
    all.addAll(List.of("--system-id", "kcell"));
    all.addAll(List.of(more));
    if (!all.contains("--password")) {
      all.addAll(List.of("--password", "demo"));
    }
    return execute(all);
  }

  private int execute(List<String> options) {
    return new CommandLine(new BlastCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(options.toArray(String[]::new));
  }

  private JsonNode json() {
    assertThat(out.toString().strip().lines()).as("one object on one line").hasSize(1);
    return JsonMapper.shared().readTree(out.toString());
  }

  @Test
  void all_accepted_and_all_receipts_in_is_exit_code_0() {
    int code = blast("--count", "500", "--links", "2", "--window", "50", "--bind", "tx+rx");
    assertThat(code).isZero();
    assertThat(json().get("accepted").asLong()).isEqualTo(500);
    assertThat(json().get("receipts").get("DELIVRD").asLong()).isEqualTo(500);
    assertThat(json().get("latency").get("p99").asDouble()).isPositive();
    assertThat(smsc.ledger()).hasSize(500);
  }

  @Test
  void a_line_each_second_tells_the_progress_unless_it_is_to_be_quiet() {
    assertThat(blast("--duration", "1500ms", "--rate", "50")).isZero();
    assertThat(err.toString()).contains("1 s  sent ").contains("receipts ");
    err.getBuffer().setLength(0);
    out.getBuffer().setLength(0);
    assertThat(blast("--duration", "1200ms", "--rate", "50", "--quiet")).isZero();
    assertThat(err.toString()).isEmpty();
    // Evenly spaced by the clock: what was not sent in time on a busy machine is not sent at all.
    assertThat(json().get("submitted").asLong()).isBetween(1L, 60L);
  }

  @Test
  void no_bind_and_no_connection_are_exit_code_1_with_the_reason() {
    assertThat(blast("--password", "wrong")).isEqualTo(1);
    assertThat(err.toString()).contains("bind refused with ESME_RINVPASWD");
    assertThat(json().get("bindFailures").asLong()).isEqualTo(3);
    int port = smsc.smppPort();
    smsc.close();
    List<String> options =
        List.of("--smsc", "127.0.0.1:" + port, "--system-id", "x", "--password", "x");
    assertThat(execute(options)).isEqualTo(1);
    assertThat(err.toString()).contains("no connection: Connection refused");
  }

  @Test
  void a_refusal_or_a_missing_receipt_is_exit_code_3() throws IOException {
    Path nobody = Files.writeString(folder.resolve("nobody.txt"), "77011111111\nnobody\n");
    assertThat(blast("--count", "2", "--to-file", nobody.toString())).isEqualTo(3);
    assertThat(json().get("accepted").asLong()).isEqualTo(1);
    assertThat(json().get("refused").get("ESME_RINVDSTADR").asLong()).isEqualTo(1);
    smsc.close();
    smsc = Smsc.builder().account("kcell", "demo").receiptDelay(Duration.ofHours(1)).start();
    out.getBuffer().setLength(0);
    assertThat(blast("--count", "3", "--wait", "100ms")).isEqualTo(3);
    assertThat(json().get("receiptsMissing").asLong()).isEqualTo(3);
    out.getBuffer().setLength(0);
    assertThat(blast("--count", "3", "--no-receipts")).isZero();
  }

  @Test
  void numbers_come_from_a_file_and_texts_take_turns() throws IOException {
    Path numbers = folder.resolve("numbers.txt");
    Files.writeString(numbers, "# two people\n+77011111111\n\n77012222222 # the second\n");
    int code =
        blast("--to-file", numbers.toString(), "--text", "one", "--text", "two", "--count", "4");
    assertThat(code).isZero();
    assertThat(smsc.ledger("77011111111")).extracting(LedgerEntry::text).containsExactly("one");
    assertThat(smsc.ledger("77012222222")).extracting(LedgerEntry::copies).containsExactly(2);
  }

  @Test
  void a_wrong_option_is_exit_code_2_and_says_what_is_allowed() throws IOException {
    wrong("allowed is HOST:PORT", "--smsc", "localhost");
    wrong("allowed is trx or tx+rx", "--bind", "rx");
    wrong("a number and ms, s, m or h", "--duration", "soon");
    wrong("window: 0 is not allowed; allowed is 1 to 100000", "--window", "0");
    wrong("links: 2000 is not allowed; allowed is 1 to 1000", "--links", "2000");
    wrong("count: 0 is not allowed; allowed is 1 or more", "--count", "0");
    wrong("to: +7701x is not allowed; allowed is a number of 1 to 18 digits", "--to", "+7701x");
    wrong("1 to 2 when the first is 98", "--to", "98", "--destinations", "3");
    wrong("allowed is a file that is there", "--to-file", folder.resolve("none").toString());
    wrong("trust: a file is allowed only together with --tls", "--trust", "some.pem");
    wrong("a file of certificates in PEM", "--tls", "--trust", folder.resolve("none").toString());
    wrong("1 to 20 characters of ASCII", "--from", "Жаршы");
    wrong("text needs", "--text", "x".repeat(50_000));
    Path numbers = Files.writeString(folder.resolve("n.txt"), "77011111111\nжаршы\n");
    wrong("n.txt, line 2: жаршы is not allowed", "--to-file", numbers.toString());
    wrong("mutually exclusive", "--to-file", numbers.toString(), "--to", "77011111111");
  }

  private void wrong(String said, String... options) {
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(options));
    if (!all.contains("--smsc")) {
      all.addAll(List.of("--smsc", "127.0.0.1:1"));
    }
    all.addAll(List.of("--system-id", "kcell", "--password", "demo"));
    assertThat(execute(all)).as(all.toString()).isEqualTo(2);
    assertThat(err.toString()).contains(said);
  }

  @Test
  void help_says_that_any_certificate_is_accepted() {
    assertThat(execute(List.of("--help"))).isZero();
    assertThat(out.toString()).contains("any certificate is").contains("Exit codes:");
  }
}

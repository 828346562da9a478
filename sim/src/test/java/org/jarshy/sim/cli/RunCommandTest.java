package org.jarshy.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.sim.cli.ScenarioRunTest.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code run}, {@code check} and {@code --scenario} say, open and end with. */
@Timeout(60)
class RunCommandTest {

  private static final String ONE_LOAD =
      """
      seed: 1
      clock: {speed: jump}
      accounts: [{id: kcell, password: demo, receiptDelay: 1s}]
      load: {account: kcell, count: 10, to: "77010000001"%s}
      assertions:
        - %s
      """;

  @TempDir private Path directory;

  private Path scenario(String text) throws Exception {
    return Files.writeString(directory.resolve("test.yaml"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'received: {prefix: "7701", phones: 10, copies: 1}' | 0 | HOLDS
          'received: {prefix: "7701", phones: 11, copies: 1}' | 3 | BROKEN
          'received: {prefix: "7701", phones: 10, copies: 2}' | 3 | BROKEN
          'notReceived: {prefix: "7701"}'                     | 3 | BROKEN
          'refused: {atLeast: 1}'                             | 3 | BROKEN
          'window: {account: kcell, most: 1}'                 | 3 | BROKEN
          """)
  void a_broken_assertion_ends_with_three(String assertion, int code, String word)
      throws Exception {
    Ended ended = ScenarioRunTest.command("run", scenario(ONE_LOAD.formatted("", assertion)));
    assertThat(ended.code()).as(ended.said()).isEqualTo(code);
    assertThat(ended.said()).contains(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'accepted: 10'                         | 0
          'accepted: 11'                         | 3
          'receipts: {atLeast: 10, atMost: 10}'  | 0
          'receipts: {atMost: 9}'                | 3
          'linksLost: {atLeast: 1}'              | 3
          """)
  void a_load_that_did_not_see_what_it_must_ends_with_three(String expectation, int code)
      throws Exception {
    String load = ", expect: {" + expectation + "}";
    Ended ended =
        ScenarioRunTest.command("run", scenario(ONE_LOAD.formatted(load, "noTextTwice:")));
    assertThat(ended.code()).as(ended.said()).isEqualTo(code);
  }

  @Test
  void a_wrong_key_or_value_ends_with_two_and_says_where() throws Exception {
    Path file = scenario("accounts:\n  - id: kcell\n    recieptDelay: 1s\n");
    for (String command : new String[] {"run", "check"}) {
      Ended ended = ScenarioRunTest.command(command, file);
      assertThat(ended.code()).isEqualTo(2);
      assertThat(ended.said()).contains(file + ":3:5: ").contains("accounts[0].recieptDelay");
    }
    Path value = scenario("accounts:\n  - id: kcell\n    faults: [{fault: cut, after: soon}]\n");
    Ended ended = ScenarioRunTest.command("check", value);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.said()).contains(value + ":3:34: accounts[0].faults[0].after: \"soon\"");
  }

  @Test
  void check_goes_through_all_files_though_one_is_wrong() throws Exception {
    Path wrong = scenario("acounts: []\n");
    Path good = Path.of("sim/scenarios/calm.yaml");
    Ended ended = ScenarioRunTest.command("check", wrong, directory.resolve("none.yaml"), good);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.said())
        .contains("calm.yaml: good; 3 accounts, 3 loads, 0 steps, 3 assertions")
        .contains("none.yaml cannot be read")
        .contains(wrong + ":1:1: ");
  }

  @Test
  void a_taken_port_ends_with_one_and_is_named() throws Exception {
    Path file = scenario(ONE_LOAD.formatted("", "noTextTwice:"));
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      for (String option : new String[] {"--smpp", "--http", "--tls"}) {
        Map<String, String> ports = new LinkedHashMap<>(Map.of("--smpp", "0", "--http", "0"));
        ports.put(option, port);
        List<Object> words = new ArrayList<>(List.of("run", file, "--speed", "1"));
        ports.forEach((name, value) -> words.addAll(List.of(name, value)));
        Ended ended = ScenarioRunTest.command(words.toArray());
        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(ended.said()).contains("127.0.0.1:" + port);
      }
    }
  }

  @Test
  void wrong_options_end_with_two() throws Exception {
    Path file = scenario(ONE_LOAD.formatted("", "noTextTwice:"));
    assertWrong("--speed: fast is not allowed", "run", file, "--speed", "fast");
    assertWrong("--speed", "run", file, "--speed", "0");
    assertWrong("only a scenario with its own load", "run", file, "--no-load", "--speed", "jump");
    assertWrong(".pcapng or .jsonl", "run", file, "--capture", directory.resolve("x.txt"));
    assertWrong("--smpp: 70000", "run", file, "--speed", "1", "--smpp", "70000");
    assertWrong("Missing required parameter", "run");
  }

  private static void assertWrong(String reason, Object... arguments) {
    Ended ended = ScenarioRunTest.command(arguments);
    assertThat(ended.code()).as(ended.said()).isEqualTo(2);
    assertThat(ended.said()).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({"run, --no-load", "--scenario,"})
  void another_program_makes_the_load_at_an_open_port(String first, String second)
      throws Exception {
    Path file =
        scenario(
            """
            clock: {speed: jump}
            accounts: [{id: kcell, password: demo, receiptDelay: 10ms}]
            load: {account: kcell, count: 10, to: "77050000001"}
            end: {after: 5s}
            assertions:
              - received: {to: ["77010000001"], copies: 1}
              - notReceived: {prefix: "7705"}
            """);
    StringWriter said = new StringWriter();
    CommandLine line =
        new CommandLine(new SimulatorCommand())
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true));
    String[] words =
        second == null
            ? new String[] {first, file.toString(), "--smpp", "0", "--http", "0"}
            : new String[] {first, file.toString(), second, "--smpp", "0", "--http", "0"};
    CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> line.execute(words));
    Pattern port = Pattern.compile("SMPP    127.0.0.1:(\\d+)");
    await().until(() -> port.matcher(said.toString()).find() || code.isDone());
    Matcher open = port.matcher(said.toString());
    assertThat(open.find()).as(said.toString()).isTrue();
    try (Socket esme = new Socket("127.0.0.1", Integer.parseInt(open.group(1)))) {
      esme.setSoTimeout(10_000);
      esme.getOutputStream().write(bindAndSubmit());
      DataInputStream in = new DataInputStream(esme.getInputStream());
      for (int response = 0; response < 2; response++) {
        byte[] pdu = new byte[in.readInt() - 4];
        in.readFully(pdu);
        assertThat(pdu[0]).isEqualTo((byte) 0x80);
        assertThat(pdu).startsWith(0x80, 0, 0, response == 0 ? 9 : 4, 0, 0, 0, 0);
      }
    }
    assertThat(code.get()).as(said.toString()).isZero();
    assertThat(said.toString()).contains("1 submits, 1 accepted").doesNotContain("load kcell");
  }

  private static byte[] bindAndSubmit() {
    byte[] bind = pdu(9, 1, "kcell\0demo\0\0" + (char) 0x34 + "\0\0\0");
    byte[] submit = pdu(4, 2, "\0\0\0001414\0\1\00177010000001\0\0\0\0\0\0\1\0\0\0\5hello");
    byte[] both = java.util.Arrays.copyOf(bind, bind.length + submit.length);
    System.arraycopy(submit, 0, both, bind.length, submit.length);
    return both;
  }

  private static byte[] pdu(int command, int sequence, String body) {
    byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
    return java.nio.ByteBuffer.allocate(16 + octets.length)
        .putInt(16 + octets.length)
        .putInt(command)
        .putInt(0)
        .putInt(sequence)
        .put(octets)
        .array();
  }
}

package org.jarshy.sim.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jarshy.sim.io.Port;
import org.jarshy.sim.io.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLinesTest {

  private static final byte[] BIND = Pdus.bind(1, "kcell", "demo");
  private static final byte[] RESPONSE = Pdus.bindResponse(1, "sim");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @TempDir Path folder;

  private static List<JsonNode> lines(String text) {
    return text.lines().map(MAPPER::readTree).toList();
  }

  @Test
  void a_line_has_time_connection_direction_pdu_and_octets() throws Exception {
    Path file = folder.resolve("a.jsonl");
    try (Run run = new Run();
        Capture capture = JsonLines.open(file, run.loop, true)) {
      run.say(run.smsc(null, capture.tap(2776), Answers.good()), BIND);
    }

    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);

    String where = "\"connection\":1,\"peer\":\"127.0.0.1:49153\",\"port\":2776,";
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .isEqualTo(
            "{\"time\":\"2022-01-07T14:00:00.000000000Z\"," + where + "\"event\":\"opened\"}");
    assertThat(lines.get(1))
        .isEqualTo(
            "{\"time\":\"2022-01-07T14:00:01.000000000Z\","
                + where
                + "\"direction\":\"in\",\"pdu\":"
                + "{\"command\":\"bind_transceiver\",\"command_id\":\"0x00000009\","
                + "\"command_length\":32,\"status\":\"ESME_ROK\",\"status_code\":0,\"sequence\":1,"
                + "\"system_id\":\"kcell\",\"password\":\"demo\",\"system_type\":\"\","
                + "\"interface_version\":52,\"addr_ton\":1,\"addr_npi\":1,\"address_range\":\"\","
                + "\"problems\":[]},\"hex\":\""
                + HexFormat.of().formatHex(BIND)
                + "\"}");
    assertThat(lines.get(2)).contains("\"direction\":\"out\"", "\"bind_transceiver_resp\"");
    assertThat(lines.get(3)).contains("\"event\":\"closed\"");
  }

  @Test
  void letters_of_every_alphabet_can_be_grepped() {
    byte[] submit = Pdus.message(4, 2, "1414", "7701", 0, 8, Pdus.ucs2("Әліпби 🚨"), new byte[0]);

    assertThat(written(submit)).contains("\"text\":\"Әліпби 🚨\"");
  }

  @Test
  void two_runs_differ_in_nothing_but_times() throws Exception {
    String[] texts = new String[2];
    for (int i = 0; i < 2; i++) {
      Path file = folder.resolve("run-" + i);
      try (Run run = new Run();
          Capture capture = JsonLines.open(file, run.loop, true)) {
        Port port = run.smsc(null, capture.tap(2775), Answers.good());
        run.say(port, BIND);
        run.say(port, BIND, Pdus.submit(2, "7701", "x"));
      }
      texts[i] = Files.readString(file).replaceAll("\"time\":\"[^\"]{30}\"", "");
    }
    assertThat(texts[0]).isEqualTo(texts[1]).contains("49154");
  }

  @Test
  void what_was_written_is_read_again_as_it_crossed() throws Exception {
    Path file = folder.resolve("a.jsonl");
    byte[] submit = Pdus.submit(2, "7701", "x");
    try (Run run = new Run();
        Capture capture = JsonLines.open(file, run.loop, true)) {
      Port port = run.smsc(null, capture.tap(2775), Answers.good());
      run.say(port, BIND);
      run.say(port, BIND, submit);
    }

    List<CapturedConnection> read = ReadCapture.read(file);

    assertThat(read).hasSize(2).allMatch(CapturedConnection::closed);
    assertThat(read.get(0).pdus().stream().map(CapturedPdu::octets))
        .containsExactly(BIND, RESPONSE);
    assertThat(read.get(1).pdus().stream().map(CapturedPdu::octets))
        .containsExactly(BIND, RESPONSE, submit, Pdus.submitResponse(2, 0, "id2"));
    assertThat(read.get(1).esme()).isEqualTo("127.0.0.1:49154");
    assertThat(read.get(1).pdus().get(2).nanos())
        .as("two seconds after the connection opened")
        .isEqualTo(read.get(1).openedNanos() + 2_000_000_000L);
  }

  @Test
  void a_pdu_in_pieces_is_shown_whole_with_its_last_piece() throws Exception {
    Path file = folder.resolve("a.jsonl");
    try (Run run = new Run();
        Capture capture = JsonLines.open(file, run.loop, true)) {
      Port port =
          run.loop.listen(
              null,
              null,
              Run.LARGEST,
              at -> capture.tap(2775),
              wire ->
                  new Run.Quiet() {
                    @Override
                    public void onFrame(byte[] frame) {
                      dripThenSplit(wire);
                    }
                  });
      run.say(port, BIND, BIND);
    }

    List<JsonNode> lines = lines(Files.readString(file));
    List<JsonNode> out =
        lines.stream().filter(line -> line.path("direction").asString("").equals("out")).toList();
    assertThat(out.stream().map(line -> line.path("hex").asString("").length() / 2).limit(3))
        .containsExactly(10, 10, 5);
    assertThat(out.stream().map(line -> line.path("piece").asInt(0)).limit(3))
        .containsExactly(1, 2, 3);
    assertThat(out.get(0).path("pdu").path("problems").toString())
        .contains("10 octets are no header of 16");
    assertThat(out.get(1).has("pdu")).isFalse();
    assertThat(out.get(2).path("pdu").path("command").asString())
        .isEqualTo("bind_transceiver_resp");
    assertThat(out.get(2).path("pdu").path("problems").isEmpty()).isTrue();
    assertThat(ReadCapture.read(file).get(0).pdus().stream().filter(pdu -> !pdu.fromEsme()))
        .allMatch(pdu -> Arrays.equals(pdu.octets(), RESPONSE));
  }

  private static void dripThenSplit(Wire wire) {
    wire.drip(10, Duration.ofMillis(10));
    wire.send(RESPONSE);
  }

  @Test
  void a_cut_pdu_and_one_whose_length_lies_are_told_apart() {
    byte[] liar = Pdus.submitResponse(7, 0, "id7");
    liar[3] = 100;
    byte[] first = Arrays.copyOf(RESPONSE, 17);
    byte[] second = Arrays.copyOfRange(RESPONSE, 17, RESPONSE.length);

    List<JsonNode> lines = lines(written(liar, RESPONSE, first, second));

    assertThat(lines.get(0).path("pdu").path("problems").toString())
        .contains("command_length is 100, but 20 octets are here");
    assertThat(lines.get(1).path("pdu").path("problems").isEmpty()).isTrue();
    assertThat(lines.get(1).has("piece")).isFalse();
    assertThat(lines.get(2).path("pdu").path("problems").toString())
        .contains("command_length is 25, but 17 octets are here");
    assertThat(lines.get(3).path("pdu").path("system_id").asString()).isEqualTo("sim");
    assertThat(lines.get(3).path("piece").asInt()).isEqualTo(2);
  }

  private static String written(byte[]... sent) {
    JsonLinesFormat format = new JsonLinesFormat();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Line line = Line.steady(1, 2775, false);
    for (byte[] octets : sent) {
      format.write(new Moment(0, Moment.Kind.SENT, line, octets), out);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}

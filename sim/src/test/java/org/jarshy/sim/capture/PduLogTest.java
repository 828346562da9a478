package org.jarshy.sim.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jarshy.sim.io.Port;
import org.junit.jupiter.api.Test;

class PduLogTest {

  private static final byte[] BIND = Pdus.bind(1, "kcell", "demo");

  private static PduLog logOf(byte[]... frames) throws Exception {
    try (Run run = new Run()) {
      PduLog log = new PduLog(run.loop);
      run.say(run.smsc(null, log.tap(2775), Answers.good()), frames);
      return log;
    }
  }

  private static List<String> commands(List<Map<String, Object>> found) {
    return found.stream().map(each -> (String) pdu(each).get("command")).toList();
  }

  private static Map<?, ?> pdu(Map<String, Object> found) {
    return (Map<?, ?>) found.get("pdu");
  }

  @Test
  void without_words_the_latest_are_given_the_newest_last() throws Exception {
    PduLog log = logOf(BIND, Pdus.submit(2, "77011234567", "hello"), Pdus.bare(Pdus.UNBIND, 3));

    assertThat(commands(log.search("", null, 3)))
        .containsExactly("submit_sm_resp", "unbind", "unbind_resp");
    assertThat(log.search(null, null, 100)).hasSize(6);
    assertThat(log.search(null, null, 100).get(0))
        .containsEntry("time", "2022-01-07T14:00:01.000000000Z")
        .containsEntry("connection", 1L)
        .containsEntry("port", 2775)
        .containsEntry("direction", "in")
        .containsKeys("peer", "pdu", "hex");
  }

  @Test
  void numbers_texts_commands_and_statuses_are_found_in_any_case() throws Exception {
    byte[] cyrillic =
        Pdus.message(4, 3, "1414", "77019999999", 0, 8, Pdus.ucs2("Комендант час"), new byte[0]);
    PduLog log = logOf(BIND, Pdus.submit(2, "77011234567", "Hello world"), cyrillic);

    assertThat(commands(log.search("+77011234567", null, 10))).containsExactly("submit_sm");
    assertThat(commands(log.search("1414", null, 10))).containsExactly("submit_sm", "submit_sm");
    assertThat(commands(log.search("КОМЕНДАНТ", null, 10))).containsExactly("submit_sm");
    assertThat(commands(log.search("SUBMIT_SM_RESP", null, 10)))
        .containsExactly("submit_sm_resp", "submit_sm_resp");
    assertThat(commands(log.search("rok bind", null, 10)))
        .containsExactly("bind_transceiver", "bind_transceiver_resp");
    assertThat(commands(log.search("world 77011234567", null, 10))).containsExactly("submit_sm");
    assertThat(log.search("world 77019999999", null, 10)).isEmpty();
    assertThat(commands(log.search("ID3", null, 10))).containsExactly("submit_sm_resp");
    assertThat(log.search("demo", null, 10)).as("passwords are not searched").isEmpty();
  }

  @Test
  void one_connection_can_be_looked_at_alone() throws Exception {
    try (Run run = new Run()) {
      PduLog log = new PduLog(run.loop);
      Port port = run.smsc(null, log.tap(2775), Answers.good());
      run.say(port, BIND);
      run.say(port, BIND, Pdus.bare(Pdus.UNBIND, 2));

      assertThat(commands(log.search(null, 2L, 10)))
          .containsExactly("bind_transceiver", "bind_transceiver_resp", "unbind", "unbind_resp");
      assertThat(log.search(null, 3L, 10)).isEmpty();
      log.clear();
      assertThat(log.search(null, null, 10)).isEmpty();
    }
  }

  @Test
  void the_oldest_go_when_there_are_too_many_or_too_many_octets() throws Exception {
    assertThat(sequencesOf(new PduLog(() -> 0, 3, 1_000_000))).containsExactly(8L, 9L, 10L);
    assertThat(sequencesOf(new PduLog(() -> 0, 1_000_000, 5 * 16)))
        .containsExactly(6L, 7L, 8L, 9L, 10L);
  }

  private static List<Long> sequencesOf(PduLog log) throws Exception {
    byte[][] frames =
        IntStream.rangeClosed(1, 10)
            .mapToObj(sequence -> Pdus.bare(Pdus.ENQUIRE_LINK, sequence))
            .toArray(byte[][]::new);
    try (Run run = new Run()) {
      run.say(run.smsc(null, log.tap(2775), frame -> null), frames);
    }
    return log.search(null, null, 100).stream()
        .map(each -> (Long) pdu(each).get("sequence"))
        .toList();
  }

  @Test
  void a_pdu_that_crossed_in_pieces_is_one() throws Exception {
    try (Run run = new Run()) {
      PduLog log = new PduLog(run.loop);
      Port port =
          run.loop.listen(
              null,
              null,
              Run.LARGEST,
              at -> log.tap(2775),
              wire ->
                  new Run.Quiet() {
                    @Override
                    public void onFrame(byte[] frame) {
                      wire.drip(7, java.time.Duration.ofMillis(10));
                      wire.send(Pdus.bindResponse(1, "sim"));
                    }
                  });
      run.say(port, BIND, BIND);

      List<Map<String, Object>> found = log.search("bind_transceiver_resp", null, 10);
      assertThat(found).hasSize(2);
      assertThat(found).allMatch(each -> each.get("pieces").equals(4));
      assertThat(pdu(found.get(0)).get("problems")).isEqualTo(List.of());
    }
  }

  @Test
  void readers_do_not_disturb_the_loop_nor_it_them() throws Exception {
    try (Run run = new Run()) {
      PduLog log = new PduLog(run.loop);
      Port port = run.smsc(null, log.tap(2775), Answers.good());
      AtomicReference<Throwable> trouble = new AtomicReference<>();
      Thread reader =
          new Thread(
              () -> {
                while (!Thread.currentThread().isInterrupted()) {
                  log.search("enquire_link", null, 50);
                }
              });
      reader.setUncaughtExceptionHandler((thread, e) -> trouble.set(e));
      reader.start();
      byte[][] frames =
          IntStream.rangeClosed(1, 2000)
              .mapToObj(sequence -> Pdus.bare(Pdus.ENQUIRE_LINK, sequence))
              .toArray(byte[][]::new);

      assertThat(run.say(port, frames)).hasSize(2000);
      reader.interrupt();
      reader.join();

      assertThat(trouble.get()).isNull();
      assertThat(log.search("enquire_link", null, 10_000)).hasSize(4000);
    }
  }
}

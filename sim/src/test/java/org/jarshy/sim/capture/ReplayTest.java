package org.jarshy.sim.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jarshy.sim.io.Opening;
import org.jarshy.sim.io.Port;
import org.jarshy.sim.io.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

  private static final double FAST = Double.POSITIVE_INFINITY;
  private static final byte[] BIND = Pdus.bind(1, "kcell", "demo");
  private static final byte[] SUBMIT = Pdus.submit(2, "77011234567", "hello");
  private static final byte[] UNBIND = Pdus.bare(Pdus.UNBIND, 3);

  @TempDir Path folder;

  /** What an SMSC received, with the time of the loop. */
  private record Got(long nanos, long connection, byte[] octets) {}

  private final List<Got> got = new ArrayList<>();

  private List<CapturedConnection> capture(byte[]... frames) throws Exception {
    return capture(Answers.good(), frames);
  }

  /** One connection; each frame a second after the other. */
  private List<CapturedConnection> capture(Function<byte[], byte[]> answers, byte[]... frames)
      throws Exception {
    Path file = folder.resolve("captured");
    try (Run run = new Run();
        Capture capture = PcapNg.open(file, run.loop, true)) {
      run.say(run.smsc(null, capture.tap(2775), answers), frames);
    }
    return ReadCapture.read(file);
  }

  private Replay.Options options(double speed) {
    return new Replay.Options(speed, null, null, Duration.ofSeconds(10));
  }

  private ReplayReport replay(
      List<CapturedConnection> connections,
      Replay.Options options,
      Function<byte[], byte[]> answers)
      throws Exception {
    try (Run run = new Run()) {
      Port port =
          run.loop.listen(
              null,
              null,
              Run.LARGEST,
              null,
              wire ->
                  new Run.Quiet() {
                    @Override
                    public void onFrame(byte[] frame) {
                      got.add(new Got(run.loop.nanos(), wire.number(), frame));
                      byte[] answer = answers.apply(frame);
                      if (answer != null) {
                        wire.send(answer);
                      }
                    }

                    @Override
                    public void onBadLength(byte[] beginning) {
                      got.add(new Got(run.loop.nanos(), wire.number(), beginning));
                    }
                  });
      Replay.Connector connector = opening -> run.loop.connect(port, Run.LARGEST, opening);
      return Replay.start(run.loop, connector, connections, options).get(20, TimeUnit.SECONDS);
    }
  }

  private List<byte[]> octets() {
    return got.stream().map(Got::octets).toList();
  }

  @Test
  void what_the_esme_sent_is_sent_again_octet_by_octet() throws Exception {
    byte[] odd =
        Pdus.message(
            4, 2, "1414", "7701", 0, 8, Pdus.ucs2("Әліпби"), Pdus.tlv(0x1402, Pdus.hex("00ff")));
    byte[] malformed = Pdus.pdu(4, 0, 4, Pdus.ascii("unterminated"));

    ReplayReport report =
        replay(capture(BIND, odd, malformed, UNBIND), options(FAST), Answers.good());

    assertThat(octets()).containsExactly(BIND, odd, malformed, UNBIND);
    assertThat(report.view())
        .containsEntry("connections", 1)
        .containsEntry("sent", 4)
        .containsEntry("answered", 4)
        .containsEntry("same", 4)
        .containsEntry("different", List.of());
  }

  @Test
  void times_are_kept_and_can_be_made_shorter() throws Exception {
    List<CapturedConnection> captured = capture(BIND, SUBMIT, UNBIND);

    replay(captured, options(1), Answers.good());
    assertThat(seconds()).containsExactly(1.0, 2.0, 3.0);
    got.clear();
    replay(captured, options(4), Answers.good());
    assertThat(seconds()).containsExactly(0.25, 0.5, 0.75);
    got.clear();
    replay(captured, options(FAST), Answers.good());
    assertThat(seconds()).allMatch(seconds -> seconds < 0.1);
  }

  /** To a hundredth: timers are due at the next tick of two milliseconds. */
  private List<Double> seconds() {
    return got.stream().map(each -> Math.round(each.nanos() / 1e7) / 100.0).toList();
  }

  @Test
  void a_name_and_password_can_be_replaced() throws Exception {
    Replay.Options options = new Replay.Options(FAST, "anotherone", "pw", Duration.ofSeconds(10));

    replay(capture(BIND, SUBMIT), options, Answers.good());

    assertThat(octets()).containsExactly(Pdus.bind(1, "anotherone", "pw"), SUBMIT);
  }

  @Test
  void a_bind_that_is_malformed_stays_as_it_is() {
    byte[] endless = Pdus.pdu(9, 0, 1, Pdus.ascii("kcell"));

    assertThat(BindRequest.with(endless, "x", "y")).isEqualTo(endless);
    assertThat(BindRequest.with(BIND, null, "y")).isEqualTo(Pdus.bind(1, "kcell", "y"));
    assertThat(BindRequest.with(BIND, "x", null)).isEqualTo(Pdus.bind(1, "x", "demo"));
  }

  @Test
  void answers_are_compared_by_their_status() throws Exception {
    Function<byte[], byte[]> throttling =
        frame ->
            frame[7] == Pdus.SUBMIT_SM
                ? Pdus.submitResponse(2, 0x58, null)
                : Answers.good().apply(frame);

    ReplayReport report = replay(capture(BIND, SUBMIT, UNBIND), options(FAST), throttling);

    assertThat(report.answered()).isEqualTo(3);
    assertThat(report.same()).isEqualTo(2);
    assertThat(report.unanswered()).isZero();
    assertThat(report.different())
        .containsExactly(
            Map.of(
                "connection", 1,
                "peer", "127.0.0.1:49153",
                "command", "submit_sm",
                "sequence", 2L,
                "sent", true,
                "captured", "ESME_ROK",
                "now", "ESME_RTHROTTLED"));
  }

  @Test
  void what_is_not_answered_any_more_is_found_when_patience_ends() throws Exception {
    Function<byte[], byte[]> silent =
        frame -> frame[7] == Pdus.SUBMIT_SM ? null : Answers.good().apply(frame);

    ReplayReport report = replay(capture(BIND, SUBMIT, UNBIND), options(FAST), silent);

    assertThat(octets()).as("the rest is played after that").containsExactly(BIND, SUBMIT, UNBIND);
    assertThat(report.unanswered()).isEqualTo(1);
    assertThat(report.different().get(0)).containsEntry("now", null);
    assertThat(report.seconds()).isGreaterThanOrEqualTo(10);
  }

  @Test
  void what_was_not_answered_in_the_capture_is_not_asked_for() throws Exception {
    Function<byte[], byte[]> silent =
        frame -> frame[7] == Pdus.SUBMIT_SM ? null : Answers.good().apply(frame);
    List<CapturedConnection> captured = capture(silent, BIND, SUBMIT, UNBIND);

    ReplayReport silentAgain = replay(captured, options(FAST), silent);
    ReplayReport answered = replay(captured, options(FAST), Answers.good());

    assertThat(silentAgain.differences()).isZero();
    assertThat(silentAgain.answered()).isEqualTo(2);
    assertThat(answered.differences()).isZero();
    assertThat(answered.answered()).isEqualTo(3);
    assertThat(answered.same()).isEqualTo(2);
  }

  @Test
  void a_capture_of_one_direction_still_expects_answers() throws Exception {
    CapturedConnection both = capture(BIND, SUBMIT).get(0);
    CapturedConnection oneSided =
        new CapturedConnection(
            both.esme(),
            both.smsc(),
            both.openedNanos(),
            both.closedNanos(),
            true,
            both.pdus().stream().filter(CapturedPdu::fromEsme).toList(),
            List.of());

    assertThat(replay(List.of(oneSided), options(FAST), Answers.good()).differences()).isZero();
    ReplayReport silent = replay(List.of(oneSided), options(FAST), frame -> null);
    assertThat(silent.unanswered()).isEqualTo(2);
  }

  @Test
  void what_the_smsc_sends_by_itself_is_answered_as_it_comes_and_not_from_the_capture()
      throws Exception {
    byte[] deliver = Pdus.message(5, 70, "7701", "1414", 0, 0, Pdus.ascii("MO"), new byte[0]);
    byte[] oldAnswer = Pdus.pdu(0x80000005, 0, 44, new byte[1]);
    Function<byte[], byte[]> delivering =
        frame ->
            switch (frame[7]) {
              case Pdus.SUBMIT_SM ->
                  Pdus.join(
                      Pdus.submitResponse(2, 0, "id2"), deliver, Pdus.bare(Pdus.ENQUIRE_LINK, 71));
              case Pdus.DELIVER_SM, Pdus.ENQUIRE_LINK -> null;
              default -> Answers.good().apply(frame);
            };

    replay(capture(BIND, SUBMIT, oldAnswer, UNBIND), options(1), delivering);

    assertThat(octets())
        .containsExactly(
            BIND,
            SUBMIT,
            Pdus.pdu(0x80000005, 0, 70, new byte[1]),
            Pdus.bare(Pdus.ENQUIRE_LINK | Pdus.RESPONSE, 71),
            UNBIND);
  }

  @Test
  void without_times_never_more_is_unanswered_than_was_then() throws Exception {
    byte[][] frames = new byte[21][];
    frames[0] = BIND;
    for (int i = 1; i <= 20; i++) {
      frames[i] = Pdus.submit(i + 1, "7701", "number " + i);
    }
    List<CapturedConnection> captured = capture(frames);
    try (Run run = new Run()) {
      int[] most = new int[2];
      Port port = run.loop.listen(null, null, Run.LARGEST, null, wire -> slow(run, wire, most));

      ReplayReport report =
          Replay.start(
                  run.loop,
                  opening -> run.loop.connect(port, Run.LARGEST, opening),
                  captured,
                  options(FAST))
              .get(20, TimeUnit.SECONDS);

      assertThat(report.same()).isEqualTo(21);
      assertThat(most[1]).as("unanswered at once").isEqualTo(1);
    }
  }

  private static Wire.Listener slow(Run run, Wire wire, int[] most) {
    return new Run.Quiet() {
      @Override
      public void onFrame(byte[] frame) {
        most[1] = Math.max(most[1], ++most[0]);
        run.loop.schedule(
            Duration.ofMillis(50),
            () -> {
              most[0]--;
              wire.send(Answers.good().apply(frame));
            });
      }
    };
  }

  @Test
  void octets_that_are_no_pdu_are_sent_as_they_were() throws Exception {
    byte[] nonsense = Pdus.hex("00000005 00000000 00000000 00000009");

    replay(capture(BIND, nonsense), options(FAST), Answers.good());

    assertThat(octets()).containsExactly(BIND, nonsense);
  }

  @Test
  void connections_follow_each_other_as_they_did() throws Exception {
    Path file = folder.resolve("two");
    try (Run run = new Run();
        Capture capture = PcapNg.open(file, run.loop, true)) {
      Port port = run.smsc(null, capture.tap(2775), Answers.good());
      run.say(port, BIND, SUBMIT);
      run.say(port, BIND, UNBIND);
    }

    ReplayReport report = replay(ReadCapture.read(file), options(FAST), Answers.good());

    assertThat(report.connections()).isEqualTo(2);
    assertThat(report.same()).isEqualTo(4);
    assertThat(got).extracting(Got::connection).containsExactly(1L, 1L, 2L, 2L);
  }

  @Test
  void an_smsc_that_closes_leaves_the_rest_unsent_and_said_so() throws Exception {
    List<CapturedConnection> captured = capture(BIND, SUBMIT, UNBIND);
    try (Run run = new Run()) {
      Port port =
          run.loop.listen(
              null,
              null,
              Run.LARGEST,
              null,
              wire ->
                  new Run.Quiet() {
                    @Override
                    public void onFrame(byte[] frame) {
                      wire.close();
                    }
                  });
      ReplayReport report =
          Replay.start(
                  run.loop,
                  opening -> run.loop.connect(port, Run.LARGEST, opening),
                  captured,
                  options(1))
              .get(20, TimeUnit.SECONDS);

      assertThat(report.sent()).isEqualTo(1);
      assertThat(report.unanswered()).isEqualTo(3);
      assertThat(report.different())
          .extracting(each -> each.get("sent"))
          .containsExactly(true, false, false);
    }
  }

  @Test
  void an_smsc_that_is_not_there_is_told() throws Exception {
    List<CapturedConnection> captured = capture(BIND, SUBMIT);
    try (Run run = new Run()) {
      ReplayReport report =
          Replay.start(run.loop, ReplayTest::refuse, captured, options(FAST))
              .get(20, TimeUnit.SECONDS);

      assertThat(report.connections()).isZero();
      assertThat(report.troubles()).containsExactly("refused");
      assertThat(report.unanswered()).isEqualTo(2);
    }
  }

  private static void refuse(Opening opening) {
    opening.failed(new IOException("refused"));
  }

  @Test
  void only_the_first_differences_are_shown_and_all_are_counted() throws Exception {
    byte[][] frames = new byte[31][];
    frames[0] = BIND;
    for (int i = 1; i <= 30; i++) {
      frames[i] = Pdus.submit(i + 1, "7701", "x");
    }
    Function<byte[], byte[]> refusing =
        frame ->
            frame[7] == Pdus.SUBMIT_SM
                ? Pdus.submitResponse(ByteBuffer.wrap(frame).getInt(12), 0x14, null)
                : Answers.good().apply(frame);

    ReplayReport report = replay(capture(frames), options(FAST), refusing);

    assertThat(report.differences()).isEqualTo(30);
    assertThat(report.different()).hasSize(20);
    assertThat(Arrays.asList(report.view().get("differences"))).containsExactly(30);
  }
}

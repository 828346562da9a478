package org.jarshy.sim.esme;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Pace;
import org.jarshy.sim.io.Port;
import org.jarshy.sim.io.Tap;
import org.jarshy.sim.io.Wire;
import org.jarshy.sim.smpp.Command;

/**
 * An SMSC that does what a test says, in memory, on a loop whose time jumps. Writes its PDUs
 * itself, octet by octet. What a test does not say, it does well.
 */
final class ScriptedSmsc implements AutoCloseable {

  static final int BIND_TRX = 0x00000009;
  static final int SUBMIT = 0x00000004;
  static final int DELIVER = 0x00000005;
  static final int DELIVER_RESP = 0x80000005;
  static final int UNBIND = 0x00000006;
  static final int UNBIND_RESP = 0x80000006;
  static final int ENQUIRE = 0x00000015;
  static final int ENQUIRE_RESP = 0x80000015;
  static final int NACK = 0x80000000;
  private static final Instant START = Instant.parse("2022-01-07T14:00:00Z");

  /** One PDU that came. */
  record Seen(Duration at, long connection, int command, int sequence, byte[] octets) {
    int status() {
      return ByteBuffer.wrap(octets).getInt(8);
    }

    String latin() {
      return new String(octets, StandardCharsets.ISO_8859_1);
    }
  }

  /** One request, and the ways to answer it. */
  final class Call {
    final Wire wire;
    final byte[] frame;
    final int sequence;
    final int count;

    private Call(Wire wire, byte[] frame, int sequence, int count) {
      this.wire = wire;
      this.frame = frame;
      this.sequence = sequence;
      this.count = count; // of this command, on all connections; 1 for the first
    }

    void answer(int status) {
      answer(status, "");
    }

    void answer(int status, String body) {
      int command = ByteBuffer.wrap(frame).getInt(4) | NACK;
      wire.send(pdu(command, status, sequence, body));
    }

    void accept() {
      answer(0, Integer.toHexString(count) + "\0");
    }

    void later(Duration delay, Runnable work) {
      loop.schedule(delay, work);
    }
  }

  final EventLoop loop;
  final Port port;
  private final List<Seen> seen = new ArrayList<>(); // on the loop's thread
  private final ByteArrayOutputStream everything = new ByteArrayOutputStream();
  private final Map<Integer, Consumer<Call>> script = new HashMap<>();
  private final Map<Integer, Integer> counts = new HashMap<>();
  private int deliveries = 1000;

  ScriptedSmsc() {
    try {
      loop = new EventLoop("scripted-smsc", Pace.jumping(START));
      port = loop.listen(null, null, 65_536, port -> new Recorder(), Answering::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int bind : new int[] {1, 2, BIND_TRX}) {
      on(bind, call -> call.answer(0, "scripted\0"));
    }
    on(SUBMIT, Call::accept);
    on(UNBIND, call -> call.answer(0));
    on(ENQUIRE, call -> call.answer(0));
  }

  ScriptedSmsc on(int command, Consumer<Call> answer) {
    script.put(command, answer);
    return this;
  }

  static byte[] pdu(int command, int status, int sequence, String body) {
    byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(16 + octets.length)
        .putInt(16 + octets.length)
        .putInt(command)
        .putInt(status)
        .putInt(sequence)
        .put(octets)
        .array();
  }

  /** A receipt whose text alone tells of it. */
  void receipt(Wire wire, String id, String stat) {
    deliver(wire, 0x04, "id:" + id + " sub:001 dlvrd:001 stat:" + stat + " err:000 text:hello");
  }

  void deliver(Wire wire, int esmClass, String text) {
    String body =
        "\0\1\00177010000001\0\0\0011414\0"
            + (char) esmClass
            + "\0\0\0\0\0\0\0\0"
            + (char) text.length()
            + text;
    wire.send(pdu(DELIVER, 0, ++deliveries, body));
  }

  LoadResult run(LoadPlanBuilder plan) throws Exception {
    LoadPlan built = plan.login("kcell", "demo").build();
    return LoadEsme.inMemory(loop, port, built).start().get(60, TimeUnit.SECONDS);
  }

  /** All that crossed the port so far, both ways, with times and connections. */
  byte[] everything() {
    return loop.call(everything::toByteArray);
  }

  List<Seen> seen(int command) {
    return loop.call(() -> seen.stream().filter(s -> s.command() == command).toList());
  }

  @Override
  public void close() {
    loop.close();
  }

  private final class Answering implements Wire.Listener {
    private final Wire wire;

    Answering(Wire wire) {
      this.wire = wire;
    }

    @Override
    public void onFrame(byte[] frame) {
      ByteBuffer header = ByteBuffer.wrap(frame);
      int command = header.getInt(4);
      int sequence = header.getInt(12);
      Duration now = Duration.ofNanos(loop.nanos());
      seen.add(new Seen(now, wire.number(), command, sequence, frame));
      if (!Command.isResponse(command)) {
        int count = counts.merge(command, 1, Integer::sum);
        script.get(command).accept(new Call(wire, frame, sequence, count));
      }
    }

    @Override
    public void onBadLength(byte[] beginning) {
      throw new AssertionError("the load sent a PDU with a length that none may have");
    }

    @Override
    public void onFlushed() {}

    @Override
    public void onClosed() {}
  }

  /** Both directions with time and connection, as one stream of octets. */
  private final class Recorder implements Tap {

    private void record(String what, Wire wire, byte[] octets, int from, int length) {
      everything.writeBytes(
          (what + wire.number() + "@" + loop.nanos() + ":").getBytes(StandardCharsets.US_ASCII));
      everything.write(octets, from, length);
    }

    @Override
    public void opened(Wire wire) {
      record("open", wire, new byte[0], 0, 0);
    }

    @Override
    public void received(Wire wire, byte[] octets) {
      record("in", wire, octets, 0, octets.length);
    }

    @Override
    public void sent(Wire wire, byte[] octets, int from, int length) {
      record("out", wire, octets, from, length);
    }

    @Override
    public void closed(Wire wire, org.jarshy.sim.io.Ending ending) {
      record("closed", wire, new byte[0], 0, 0);
    }
  }
}

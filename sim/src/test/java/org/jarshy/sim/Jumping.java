package org.jarshy.sim;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Opening;
import org.jarshy.sim.io.Pace;
import org.jarshy.sim.io.Tap;
import org.jarshy.sim.io.Wire;
import org.jarshy.sim.profile.Profile;

/**
 * A simulator in memory whose time jumps: hours take no waiting, and every octet has its very
 * moment. What is to happen is said first; then it is played up to a moment.
 */
final class Jumping implements AutoCloseable {

  static final Instant START = Instant.parse("2022-01-07T14:00:00Z");
  static final String ACCOUNT = "kcell";

  final Smsc sim;
  final EventLoop loop;
  private boolean begun;
  private Duration played = Duration.ZERO;

  /** Octets that left together, at a time from the start. */
  record Piece(Duration at, byte[] octets) {}

  Jumping(SmscBuilder builder) throws IOException {
    sim = builder.pace(Pace.jumping(START)).withoutSockets().tap(this::tap).start();
    loop = sim.loop();
  }

  static Jumping with(Profile profile) throws IOException {
    return with(profile, 7);
  }

  static Jumping with(Profile profile, long seed) throws IOException {
    return new Jumping(
        Smsc.builder().seed(seed).account(AccountConfig.of(ACCOUNT, "demo").withProfile(profile)));
  }

  private final List<Piece> pieces = new ArrayList<>();

  private Tap tap(EventLoop on, int port, boolean tls) {
    return new Tap() {
      @Override
      public void opened(Wire wire) {}

      @Override
      public void received(Wire wire, byte[] octets) {}

      @Override
      public void sent(Wire wire, byte[] octets, int from, int length) {
        byte[] copy = java.util.Arrays.copyOfRange(octets, from, from + length);
        pieces.add(new Piece(Duration.ofNanos(on.nanos()), copy));
      }

      @Override
      public void closed(Wire wire, org.jarshy.sim.io.Ending ending) {}
    };
  }

  /** What the simulator gave to the network, piece by piece. */
  List<Piece> pieces() {
    return loop.call(() -> List.copyOf(pieces));
  }

  /** At a time from the start, on the loop's thread; now, for a time that is over. */
  void at(Duration time, Runnable work) {
    loop.call(
        () -> {
          loop.schedule(time.minusNanos(loop.nanos()), work);
          return null;
        });
  }

  void at(long millis, Runnable work) {
    at(Duration.ofMillis(millis), work);
  }

  /** Time passes up to a moment, counted from the start. */
  void playUntil(Duration end) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    at(
        end,
        () -> {
          loop.holdTime();
          over.countDown();
        });
    loop.execute(loop::letTimePass);
    if (!over.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the run has not ended; it stands at " + loop.now());
    }
    played = end;
  }

  /** So much more time passes. */
  void play(Duration more) throws InterruptedException {
    playUntil(played.plus(more));
  }

  /** An ESME that is bound as trx once time passes. */
  Client bound() {
    return client(ACCOUNT, Octets.BIND_TRX);
  }

  Client client(String systemId, int command) {
    Client client = new Client(systemId, command);
    connect(client);
    return client;
  }

  private void connect(Client client) {
    loop.connect(sim.memory("smsc"), 1 << 20, client);
  }

  @Override
  public void close() {
    sim.close();
  }

  /** Keeps all PDUs that come, and answers what an ESME must answer unless told otherwise. */
  final class Client implements Opening, Wire.Listener {
    private final String systemId;
    private final int command;
    private final List<Piece> came = new CopyOnWriteArrayList<>();
    private Wire wire;
    private IOException failure;
    private Duration closedAt;
    private boolean mute;

    Client(String systemId, int command) {
      this.systemId = systemId;
      this.command = command;
    }

    /** Answers neither enquire_link nor deliver_sm nor unbind. */
    Client mute() {
      mute = true;
      return this;
    }

    @Override
    public Wire.Listener connected(Wire connection) {
      wire = connection;
      if (systemId != null) {
        loop.execute(() -> wire.send(RawEsme.bind(command, 1, systemId)));
      }
      return this;
    }

    @Override
    public void failed(IOException cause) {
      failure = cause;
    }

    @Override
    public void onFrame(byte[] frame) {
      came.add(new Piece(now(), frame));
      if (!mute && Octets.is(frame, Octets.DELIVER_SM)) {
        wire.send(Octets.deliverResponse(Octets.sequence(frame)));
      } else if (!mute
          && (Octets.is(frame, Octets.ENQUIRE_LINK) || Octets.is(frame, Octets.UNBIND))) {
        int response = Octets.command(frame) | Octets.RESPONSE;
        wire.send(Octets.pdu(response, 0, Octets.sequence(frame)));
      }
    }

    private Duration now() {
      return Duration.ofNanos(loop.nanos());
    }

    @Override
    public void onBadLength(byte[] beginning) {}

    @Override
    public void onFlushed() {}

    @Override
    public void onClosed() {
      closedAt = now();
    }

    void sendAt(long millis, byte[] pdu) {
      at(millis, () -> wire.send(pdu));
    }

    /** Submits with sequences from 2 on, with this time between them. */
    void submitMany(int count, Duration from, Duration between) {
      for (int i = 0; i < count; i++) {
        byte[] pdu = SubmitOctets.to("7701%07d".formatted(i)).pdu(2 + i);
        at(from.plus(between.multipliedBy(i)), () -> wire.send(pdu));
      }
    }

    /** Null while it is open. */
    Duration closedAt() {
      return loop.call(() -> closedAt);
    }

    IOException failure() {
      return loop.call(() -> failure);
    }

    List<Piece> came() {
      return List.copyOf(came);
    }

    private List<byte[]> octets(Predicate<byte[]> wanted) {
      return came().stream().map(Piece::octets).filter(wanted).toList();
    }

    List<byte[]> all(int commandId) {
      return octets(pdu -> Octets.is(pdu, commandId));
    }

    List<Piece> pieces(int commandId) {
      return came().stream().filter(piece -> Octets.is(piece.octets(), commandId)).toList();
    }

    /** The statuses of the responses to submits, in the order of sequences. */
    List<Integer> statuses() {
      return all(Octets.SUBMIT_SM_RESP).stream()
          .sorted(java.util.Comparator.comparingInt(Octets::sequence))
          .map(Octets::status)
          .toList();
    }
  }
}

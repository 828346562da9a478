package org.jarshy.gateway.carrier.internal.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection of the hostile SMSC: a thread that reads, and one that attacks. */
final class HostileConnection {

  private static final int VOLLEY = 400;

  /** So many may wait for their answers while more is sent. */
  private static final int MOST_OWED = 2_000;

  private final HostileSmsc smsc;
  private final Socket socket;
  private final Random random;
  private final HostilePdus pdus;
  private final StrictReader strict = new StrictReader();
  private final CountDownLatch bound = new CountDownLatch(1);
  private final boolean good;
  private final OutputStream out;
  private volatile boolean reading = true;
  private volatile boolean unbound;
  private volatile int bindCommand;
  private int sequence = 1;

  HostileConnection(HostileSmsc smsc, Socket socket, long seed) throws IOException {
    this.smsc = smsc;
    this.socket = socket;
    this.random = new Random(seed);
    this.pdus = new HostilePdus(seed);
    this.good = smsc.isGood();
    this.out = socket.getOutputStream();
    socket.setTcpNoDelay(true);
  }

  void start(Runnable atEnd) {
    Thread reader =
        new Thread(
            () -> {
              read();
              close();
              atEnd.run();
            },
            "hostile-reader");
    reader.start();
    if (!good) {
      new Thread(this::attack, "hostile-attacker").start();
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is left to close.
    }
  }

  boolean deliver(String from, String text) {
    if (!good || bound.getCount() > 0 || bindCommand == Wire.BIND_TRANSMITTER) {
      return false;
    }
    try {
      byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
      send(Wire.deliverSm(next(), from, 0, 0, octets));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private synchronized int next() {
    return sequence++;
  }

  private void read() {
    try {
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(socket.getInputStream(), 32 * 1024));
      while (true) {
        int length = in.readInt();
        if (length < 16 || length > 1_000) {
          throw new AssertionError("command_length " + length + " from the gateway");
        }
        byte[] pdu = ByteBuffer.allocate(length).putInt(length).array();
        in.readFully(pdu, 4, length - 4);
        while (!reading && !socket.isClosed()) {
          TimeUnit.MILLISECONDS.sleep(5);
        }
        strict.received(pdu);
        answer(pdu);
      }
    } catch (IOException e) {
      // The end of this connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (AssertionError | RuntimeException e) {
      smsc.offences.add(e.toString());
    }
  }

  private void answer(byte[] pdu) throws IOException {
    int command = Wire.command(pdu);
    int number = Wire.sequence(pdu);
    switch (command) {
      case Wire.BIND_TRANSCEIVER, Wire.BIND_TRANSMITTER, Wire.BIND_RECEIVER -> {
        bindCommand = command;
        smsc.binds.incrementAndGet();
        if (good) {
          send(new Wire().text("SMSC").pdu(command | Wire.RESP, 0, number));
        }
        bound.countDown();
      }
      case Wire.SUBMIT_SM -> {
        byte[] answer =
            good
                ? new Wire().text(number + "").pdu(command | Wire.RESP, 0, number)
                : pdus.submitAnswer(number);
        if (answer != null) {
          send(answer);
        }
        if (good) {
          smsc.goodSubmits.incrementAndGet();
          if (new String(pdu, StandardCharsets.ISO_8859_1).contains("PONG")) {
            smsc.goodReplies.incrementAndGet();
          }
        }
      }
      case Wire.ENQUIRE_LINK -> {
        if (good || random.nextBoolean()) {
          send(Wire.of(command | Wire.RESP, 0, number));
        }
      }
      case Wire.UNBIND -> {
        unbound = true;
        send(Wire.of(command | Wire.RESP, 0, number));
      }
      default -> {
        smsc.answered.incrementAndGet();
        if (good && command == (Wire.DELIVER_SM | Wire.RESP) && Wire.status(pdu) == 0) {
          smsc.acknowledged.incrementAndGet();
        }
      }
    }
  }

  private void attack() {
    try {
      if (beforeBind()) {
        while (!socket.isClosed() && volley()) {
          settle(random.nextInt(6) == 0 ? 0 : MOST_OWED);
        }
      }
    } catch (IOException e) {
      // It hung up, as it may.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      smsc.offences.add("the attack itself failed: " + e);
    } finally {
      close();
    }
  }

  /**
   * @return whether there is a bind to go on with
   */
  private boolean beforeBind() throws IOException, InterruptedException {
    switch (random.nextInt(16)) {
      case 0 -> {
        return false;
      }
      case 1 -> {
        raw(pdus.breaking());
        return false;
      }
      case 2 -> {
        for (int i = 0; i < 100; i++) {
          send(pdus.next(next()));
        }
      }
      default -> {}
    }
    if (!bound.await(5, TimeUnit.SECONDS)) {
      return false;
    }
    int answer = bindCommand | Wire.RESP;
    byte[] right = new Wire().text("SMSC").tlv(0x0210, (byte) random.nextInt()).pdu(answer, 0, 1);
    switch (random.nextInt(16)) {
      case 0 -> {
        raw(java.util.Arrays.copyOf(right, 1 + random.nextInt(right.length - 1)));
        return false; // whatever followed would be read from its middle
      }
      case 1 -> send(Wire.of(answer, 1 + random.nextInt(0x110), 1));
      case 2 -> send(Wire.of(Wire.GENERIC_NACK, 3, random.nextInt(2)));
      case 3 -> {
        // No answer: the gateway gives up after its limit, or this does.
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
      }
      case 4 -> send(Wire.of(answer, 0, 1));
      case 5 -> send(new Wire().text("x".repeat(300)).octets(new byte[9]).pdu(answer, 0, 1));
      case 6 -> {
        send(right);
        send(right);
      }
      default -> send(right);
    }
    return true;
  }

  /** Many PDUs in one write or in pieces with pauses; now and then one that ends it all. */
  private boolean volley() throws IOException, InterruptedException {
    reading = random.nextInt(40) != 0;
    ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    for (int i = 0; i < VOLLEY; i++) {
      byte[] pdu = random.nextInt(25) == 0 ? Wire.of(Wire.ENQUIRE_LINK, 0, next()) : null;
      pdu = pdu == null ? pdus.next(next()) : pdu;
      if (Wire.command(pdu) == Wire.UNBIND) {
        unbound = true;
      }
      strict.sending(pdu);
      gathered.writeBytes(pdu);
    }
    byte[] all = gathered.toByteArray();
    if (random.nextInt(30) == 0) {
      synchronized (out) { // an answer between two pieces would break the framing
        for (int at = 0; at < all.length; ) {
          int piece = Math.min(all.length - at, 1 + random.nextInt(all.length / 10));
          raw(java.util.Arrays.copyOfRange(all, at, at + piece));
          at += piece;
          TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
        }
      }
    } else {
      raw(all);
    }
    smsc.sent.addAndGet(VOLLEY);
    reading = true;
    if (random.nextInt(12) == 0) {
      raw(pdus.breaking());
      smsc.sent.incrementAndGet();
      return false;
    }
    return !unbound;
  }

  /** What is owed is answered down to so many, unless the connection ends first. */
  private void settle(int most) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (strict.owed() > most && !socket.isClosed() && !unbound) {
      if (System.nanoTime() > deadline) {
        smsc.offences.add("not answered within 20 s: " + strict.words());
        return;
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private void send(byte[] pdu) throws IOException {
    strict.sending(pdu);
    smsc.sent.incrementAndGet();
    raw(pdu);
  }

  private void raw(byte[] octets) throws IOException {
    synchronized (out) {
      out.write(octets);
    }
  }
}

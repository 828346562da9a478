package org.jarshy.gateway.carrier.internal.smpp;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Collects PDUs for one writer thread that sends all that has gathered in one write: jSMPP writes
 * and flushes each PDU by itself, which costs a system call and, with small segments, a round trip.
 * Bounded: a peer that does not read fails the writer of the next PDU instead of holding it for
 * ever.
 */
final class JoiningOutputStream extends OutputStream {

  private static final int CAPACITY = 1 << 20;
  private static final long PATIENCE_SECONDS = 10;

  private final OutputStream socket;
  private final Runnable onEnd;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition emptied = lock.newCondition();
  private final Thread writer;

  private byte[] gathering = new byte[64 * 1024];
  private int length;
  private boolean closed;
  private boolean finishing;

  /**
   * @param onEnd closes the connection: called when a write fails, and after {@link #finish()}
   */
  JoiningOutputStream(OutputStream socket, String link, Runnable onEnd) {
    this.socket = socket;
    this.onEnd = onEnd;
    this.writer = new Thread(this::drain, "carrier-" + link + "-writer");
    this.writer.setDaemon(true);
    this.writer.start();
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int count) throws IOException {
    lock.lock();
    try {
      long patience = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!closed && length > 0 && length + count > CAPACITY) {
        patience = emptied.awaitNanos(patience);
        if (patience <= 0) {
          throw new IOException("the peer has not read for " + PATIENCE_SECONDS + " s");
        }
      }
      append(octets, offset, count);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting to write");
    } finally {
      lock.unlock();
    }
  }

  private void append(byte[] octets, int offset, int count) throws IOException {
    if (closed) {
      throw new IOException("the link is closed");
    }
    if (length + count > gathering.length) {
      gathering = Arrays.copyOf(gathering, Math.max(length + count, gathering.length * 2));
    }
    System.arraycopy(octets, offset, gathering, length, count);
    length += count;
    filled.signal();
  }

  /**
   * The same stream for threads that must never wait for this peer, such as the journal's: where
   * the peer has not read for two capacities, the write fails.
   */
  OutputStream neverWaiting() {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
      }

      @Override
      public void write(byte[] octets, int offset, int count) throws IOException {
        lock.lock();
        try {
          if (length + count > 2 * CAPACITY) {
            throw new IOException("the SMSC does not read what it is answered");
          }
          append(octets, offset, count);
        } finally {
          lock.unlock();
        }
      }
    };
  }

  /** Takes no more; what is gathered is still written, and then the connection closed. */
  void finish() {
    lock.lock();
    try {
      finishing = true;
    } finally {
      lock.unlock();
    }
    close();
  }

  /** After {@link #finish()} or {@link #close()}. */
  void awaitFinished(Duration limit) {
    try {
      writer.join(limit.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      filled.signal();
      emptied.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void drain() {
    byte[] sending = new byte[64 * 1024];
    try {
      while (true) {
        int count;
        lock.lock();
        try {
          while (length == 0 && !closed) {
            filled.await();
          }
          if (length == 0) {
            break;
          }
          byte[] full = gathering;
          count = length;
          gathering = sending;
          sending = full;
          length = 0;
          emptied.signalAll();
        } finally {
          lock.unlock();
        }
        socket.write(sending, 0, count);
      }
      if (finishing) {
        onEnd.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      close();
      onEnd.run();
    }
  }
}

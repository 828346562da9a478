package org.jarshy.sim.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jarshy.sim.io.Problems;

/**
 * Formats and writes moments on a thread of its own, {@code sim-capture}. What is handed in is in
 * the file a quarter of a second later. Trouble with the disk is reported once and ends the file,
 * nothing else.
 */
final class CaptureFile implements AutoCloseable {

  private static final long WRITE_EVERY_MILLIS = 250;
  private static final int WRITE_ABOVE = 64 * 1024;
  private static final long WAKE_ABOVE = 1024 * 1024;
  private static final long MOST_WAITING = 64 * 1024 * 1024;
  private static final int COST_OF_A_MOMENT = 128;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path file;
  private final Format format;
  private final OutputStream disk;
  private final Thread thread;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(2 * WRITE_ABOVE);

  // Guards what follows.
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition room = lock.newCondition();
  private List<Moment> waiting = new ArrayList<>();
  private long waitingOctets;
  private boolean closing;
  private boolean ended;

  /**
   * @throws IOException when the file cannot be made; one that is there is overwritten
   */
  CaptureFile(Path file, Format format) throws IOException {
    this(file, Files.newOutputStream(file), format);
  }

  CaptureFile(Path file, OutputStream disk, Format format) throws IOException {
    this.file = file;
    this.format = format;
    this.disk = disk;
    format.begin(buffer);
    writeBuffer();
    thread = new Thread(this::run, "sim-capture");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * From any thread; waits when the disk is far behind, for a capture with holes proves nothing.
   */
  void add(Moment moment) {
    lock.lock();
    try {
      while (waitingOctets > MOST_WAITING && !ended) {
        if (!room.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          end(new IOException("nothing was written for " + PATIENCE.toSeconds() + " seconds"));
        }
      }
      if (ended || closing) {
        return;
      }
      waiting.add(moment);
      waitingOctets += cost(moment);
      if (waitingOctets > WAKE_ABOVE) {
        work.signal();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private static int cost(Moment moment) {
    return moment.octets().length + COST_OF_A_MOMENT;
  }

  private void run() {
    try (disk) {
      List<Moment> batch = next();
      while (batch != null) {
        write(batch);
        batch = next();
      }
    } catch (IOException | RuntimeException e) {
      end(e);
    }
  }

  /** Null when nothing more will come. */
  private List<Moment> next() {
    lock.lock();
    try {
      if (!closing && waitingOctets <= WAKE_ABOVE) {
        work.await(WRITE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      }
      if (ended || (closing && waiting.isEmpty())) {
        return null;
      }
      List<Moment> batch = waiting;
      waiting = new ArrayList<>();
      return batch;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void write(List<Moment> batch) throws IOException {
    long formatted = 0;
    for (Moment moment : batch) {
      format.write(moment, buffer);
      formatted += cost(moment);
      if (buffer.size() > WRITE_ABOVE) {
        writeBuffer();
        written(formatted);
        formatted = 0;
      }
    }
    writeBuffer();
    written(formatted);
  }

  private void writeBuffer() throws IOException {
    buffer.writeTo(disk);
    buffer.reset();
  }

  private void written(long octets) {
    lock.lock();
    try {
      waitingOctets -= octets;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end(Exception cause) {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        waiting = new ArrayList<>();
        Problems.report("the capture " + file + " ends here; the simulator goes on", cause);
      }
      room.signalAll();
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Writes what is waiting, for at most ten seconds. May be called twice. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      work.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(2 * PATIENCE.toMillis());
      if (thread.isAlive()) {
        end(new IOException("the disk did not take the rest in time"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.jarshy.sim.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jarshy.sim.io.Port;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureFileTest {

  private static final Line LINE = Line.steady(1, 2775, false);

  @TempDir Path folder;

  private static final Format OCTETS =
      new Format() {
        @Override
        public void begin(ByteArrayOutputStream out) {
          out.write('>');
        }

        @Override
        public void write(Moment moment, ByteArrayOutputStream out) {
          out.writeBytes(moment.octets());
        }
      };

  private static Moment moment(byte[] octets) {
    return new Moment(0, Moment.Kind.SENT, LINE, octets);
  }

  @Test
  void what_is_captured_is_in_the_file_while_the_capture_goes_on() {
    SafeOutput disk = new SafeOutput();
    try (CaptureFile file = open(disk)) {
      file.add(moment(Pdus.ascii("one")));
      await().until(() -> disk.text().equals(">one"));
      file.add(moment(Pdus.ascii("two")));
      await().until(() -> disk.text().equals(">onetwo"));
    }
  }

  @Test
  void closing_writes_what_is_waiting_and_later_moments_are_dropped() {
    SafeOutput disk = new SafeOutput();
    CaptureFile file = open(disk);
    for (int i = 0; i < 1000; i++) {
      file.add(moment(new byte[1000]));
    }
    file.close();
    assertThat(disk.size()).isEqualTo(1 + 1_000_000);

    file.add(moment(new byte[1]));
    file.close();
    assertThat(disk.size()).isEqualTo(1 + 1_000_000);
  }

  @Test
  void a_full_disk_ends_the_capture_and_nothing_else() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    OutputStream full =
        new OutputStream() {
          private int room = 100;

          @Override
          public void write(int octet) throws IOException {
            if (room-- == 0) {
              failed.countDown();
              throw new IOException("no space left on device");
            }
          }
        };
    try (Run run = new Run();
        CaptureFile file = new CaptureFile(folder.resolve("full"), full, OCTETS)) {
      Recording recording = new Recording(() -> 0, true, file::add);
      Port port = run.smsc(null, recording.tap(() -> null, false), Answers.good());
      byte[] bind = Pdus.bind(1, "kcell", "demo");

      assertThat(run.say(port, bind, bind, bind, bind)).hasSize(4);
      failed.await();
      assertThat(run.say(port, bind)).as("the SMSC goes on").hasSize(1);
    }
  }

  @Test
  void a_disk_that_is_slow_is_waited_for() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    SafeOutput disk =
        new SafeOutput() {
          @Override
          public synchronized void write(byte[] octets, int from, int length) {
            if (length > 1) {
              awaitQuietly(slow);
            }
            super.write(octets, from, length);
          }
        };
    try (CaptureFile file = open(disk)) {
      Thread loop =
          new Thread(
              () -> {
                for (int i = 0; i < 80; i++) {
                  file.add(moment(new byte[1024 * 1024]));
                }
              });
      loop.start();
      await().until(() -> loop.getState() == Thread.State.TIMED_WAITING);
      slow.countDown();
      loop.join(10_000);
    }
    assertThat(disk.size()).isEqualTo(1 + 80 * 1024 * 1024);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_file_that_cannot_be_made_is_told_at_once() {
    Path nowhere = folder.resolve("not/there.pcapng");

    for (Opener opener : List.<Opener>of(PcapNg::open, JsonLines::open)) {
      assertThatThrownBy(() -> opener.open(nowhere, () -> 0, true))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("there.pcapng");
    }
  }

  private interface Opener {
    Capture open(Path path, java.util.function.LongSupplier nanos, boolean steady)
        throws IOException;
  }

  private CaptureFile open(OutputStream disk) {
    try {
      return new CaptureFile(folder.resolve("memory"), disk, OCTETS);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Is read while it is written. */
  private static class SafeOutput extends OutputStream {
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int octet) {
      octets.write(octet);
    }

    @Override
    public synchronized void write(byte[] all, int from, int length) {
      octets.write(all, from, length);
    }

    synchronized String text() {
      return octets.toString();
    }

    synchronized int size() {
      return octets.size();
    }
  }
}

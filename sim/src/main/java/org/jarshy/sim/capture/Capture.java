package org.jarshy.sim.capture;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Tap;

/**
 * A file that takes down everything that crosses the ports whose taps it gives. Close it after the
 * loop. A file is readable at any time; it is never more than about a second behind.
 */
public final class Capture implements AutoCloseable {

  private final CaptureFile file;
  private final Recording recording;

  Capture(Path path, Format format, LongSupplier nanosSince1970, boolean steady)
      throws IOException {
    file = new CaptureFile(path, format);
    recording = new Recording(nanosSince1970, steady, file::add);
  }

  /** For a port that shows as this number; 0 shows as 2775. */
  public Tap tap(int smscPort) {
    return tap(() -> new InetSocketAddress("127.0.0.1", smscPort), false);
  }

  /**
   * @param address asked once, at the first connection, such as {@code () -> port.address()}; null
   *     shows as port 2775. All taps of a capture belong to one loop.
   * @param tls whether the file says of the port that its octets were encrypted on the wire
   */
  public Tap tap(Supplier<InetSocketAddress> address, boolean tls) {
    return recording.tap(address, tls);
  }

  @Override
  public void close() {
    file.close();
  }

  static LongSupplier nanosOf(EventLoop loop) {
    return loop::epochNanos;
  }

  static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }
}

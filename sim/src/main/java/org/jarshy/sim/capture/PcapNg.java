package org.jarshy.sim.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.jarshy.sim.io.EventLoop;

/**
 * Capture files that Wireshark opens: every frame as TCP packets made up around it, with handshake,
 * numbers and checksums as they would be. Octets of TLS connections are there as they were before
 * encryption. A connection ends with FIN, whoever ended it.
 */
public final class PcapNg {

  private PcapNg() {}

  /**
   * @param steady whether addresses and ports are made of numbers of connections, so that the same
   *     run twice gives the same file but for its times; connections in memory are always so named
   * @throws IOException when the file cannot be made; one that is there is overwritten
   */
  public static Capture open(Path file, EventLoop loop, boolean steady) throws IOException {
    return open(file, Capture.nanosOf(loop), steady);
  }

  /** With a clock of one's own. */
  public static Capture open(Path file, LongSupplier nanosSince1970, boolean steady)
      throws IOException {
    return new Capture(file, new PcapNgFormat(), nanosSince1970, steady);
  }
}

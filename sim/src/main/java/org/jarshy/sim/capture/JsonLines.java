package org.jarshy.sim.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.jarshy.sim.io.EventLoop;

/**
 * Capture files to read with one's eyes, {@code grep} and {@code jq}. A line for what crossed:
 *
 * <pre>{"time":"2022-01-07T14:00:00.000000000Z","connection":1,"peer":"127.0.0.1:49153",
 * "port":2775,"direction":"in","pdu":{…},"hex":"…"}</pre>
 *
 * and one with {@code "event":"opened"} or {@code "closed"} for what became of a connection. {@code
 * in} is towards the SMSC, {@code pdu} is what {@link PduDecoder} says. A PDU that crossed in
 * pieces has a line for each, with {@code "piece":1} and so on: the first has what can be read of
 * it, the last has it whole.
 */
public final class JsonLines {

  private JsonLines() {}

  /**
   * @param steady as in {@link PcapNg#open}
   * @throws IOException when the file cannot be made; one that is there is overwritten
   */
  public static Capture open(Path file, EventLoop loop, boolean steady) throws IOException {
    return open(file, Capture.nanosOf(loop), steady);
  }

  /** With a clock of one's own. */
  public static Capture open(Path file, LongSupplier nanosSince1970, boolean steady)
      throws IOException {
    return new Capture(file, new JsonLinesFormat(), nanosSince1970, steady);
  }
}

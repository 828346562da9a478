package org.jarshy.sim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.sim.SmscBuilder;
import org.jarshy.sim.capture.Capture;
import org.jarshy.sim.capture.JsonLines;
import org.jarshy.sim.capture.PcapNg;
import org.jarshy.sim.form.InvalidSetting;
import org.jarshy.sim.io.EventLoop;

/** The files that take down all PDUs of a run. */
final class Captures implements AutoCloseable {

  private final List<Path> files;
  private final boolean steady;
  private final Map<Path, Capture> open = new LinkedHashMap<>();

  /**
   * @param steady whether two runs of the same seed shall give the same octets
   * @throws InvalidSetting when a name does not say what it shall be
   */
  Captures(List<Path> files, boolean steady) {
    this.files = files;
    this.steady = steady;
    for (Path file : files) {
      if (!isPcap(file) && !file.toString().endsWith(".jsonl")) {
        throw new InvalidSetting("--capture", file, "a name that ends in .pcapng or .jsonl");
      }
    }
  }

  private static boolean isPcap(Path file) {
    return file.toString().endsWith(".pcapng");
  }

  void attach(SmscBuilder builder) {
    for (Path file : files) {
      builder.tap(
          (loop, port, tls) ->
              capture(file, loop).tap(() -> new InetSocketAddress("127.0.0.1", port), tls));
    }
  }

  /** One file for all ports. */
  private Capture capture(Path file, EventLoop loop) {
    return open.computeIfAbsent(
        file,
        any -> {
          try {
            return isPcap(file)
                ? PcapNg.open(file, loop, steady)
                : JsonLines.open(file, loop, steady);
          } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
          }
        });
  }

  @Override
  public void close() {
    new ArrayList<>(open.values()).forEach(Capture::close);
  }
}

package org.jarshy.sim.capture;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The maps that become JSON, for what crossed a connection and for what became of it. */
final class FrameView {

  private static final long NANOS = 1_000_000_000L;

  // Always nine digits: two captures of the same run then differ in nothing but digits.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private FrameView() {}

  /** {@code time}, {@code connection}, {@code peer} (the client) and {@code port} (of the SMSC). */
  static Map<String, Object> of(long nanos, Line line) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("time", time(nanos));
    view.put("connection", line.number());
    view.put("peer", line.peer());
    view.put("port", line.smsc().getPort());
    return view;
  }

  static String direction(boolean in) {
    return in ? "in" : "out";
  }

  static String time(long nanos) {
    return TIME.format(
        Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS)));
  }
}

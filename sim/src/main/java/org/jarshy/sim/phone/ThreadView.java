package org.jarshy.sim.phone;

import java.time.Instant;
import java.util.List;

/** What the page of phones shows, as it goes over HTTP. */
public final class ThreadView {

  private ThreadView() {}

  /**
   * @param direction {@code in} to the phone, {@code out} from it
   * @param state {@code incomplete}, {@code received}, {@code sending} or {@code taken}
   */
  public record Line(
      String direction,
      String from,
      String to,
      String text,
      Instant time,
      boolean class0,
      int parts,
      String state,
      List<String> warnings) {}

  /**
   * @param received how many texts came in so far
   */
  public record Summary(String number, Line last, int received) {}

  static Line line(String number, Bubble bubble) {
    boolean in = bubble.received();
    return new Line(
        in ? "in" : "out",
        in ? bubble.peer : number,
        in ? number : bubble.peer,
        bubble.text,
        Instant.ofEpochMilli(bubble.millis),
        bubble.class0,
        bubble.parts,
        bubble.state.name().toLowerCase(java.util.Locale.ROOT),
        bubble.allWarnings());
  }
}

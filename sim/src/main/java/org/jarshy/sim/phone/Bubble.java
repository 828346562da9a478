package org.jarshy.sim.phone;

import java.util.ArrayList;
import java.util.List;

/**
 * One text in a phone's thread, either way. Kept small: there may be a million. Guarded by the lock
 * of its {@link PhoneThread}.
 */
final class Bubble {

  /** Where a text is on its way. */
  enum State {
    /** Received, with parts missing. */
    INCOMPLETE,
    RECEIVED,
    /** Sent by the phone, not yet acknowledged by the other side. */
    SENDING,
    TAKEN
  }

  final String peer;
  final long millis;
  final boolean class0;
  final short parts;
  int copies;
  int pdus = 1;
  long order;
  String text;
  State state;
  List<String> warnings;

  Bubble(
      String peer,
      String text,
      long millis,
      boolean class0,
      int parts,
      State state,
      List<String> warnings) {
    this.peer = peer;
    this.text = text;
    this.millis = millis;
    this.class0 = class0;
    this.parts = (short) parts;
    this.state = state;
    this.warnings = warnings;
  }

  /** What is wrong with it, and whether it is a further copy: that is told by a number alone. */
  List<String> allWarnings() {
    if (copies < 2) {
      return warnings;
    }
    List<String> all = new ArrayList<>(warnings);
    all.add("copy " + copies + " of the same text");
    return List.copyOf(all);
  }

  boolean received() {
    return state == State.INCOMPLETE || state == State.RECEIVED;
  }
}

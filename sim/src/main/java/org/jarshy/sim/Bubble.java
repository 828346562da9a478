package org.jarshy.sim;

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

  boolean received() {
    return state == State.INCOMPLETE || state == State.RECEIVED;
  }
}

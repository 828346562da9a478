package org.jarshy.sim.io;

/** How a connection ended, seen from this side. */
public enum Ending {
  /** We said that we have said all. */
  OURS(true, false),
  /** We broke it off. */
  OUR_RESET(true, true),
  /** They said that they have said all. */
  THEIRS(false, false),
  /** They broke it off, or the network did. */
  THEIR_RESET(false, true);

  private final boolean ours;
  private final boolean reset;

  Ending(boolean ours, boolean reset) {
    this.ours = ours;
    this.reset = reset;
  }

  public boolean ours() {
    return ours;
  }

  public boolean reset() {
    return reset;
  }
}

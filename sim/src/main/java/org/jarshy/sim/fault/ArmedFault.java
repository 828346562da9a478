package org.jarshy.sim.fault;

/**
 * A fault and when it happens.
 *
 * @param times how often it happens at most; 0 for without end
 */
public record ArmedFault(Fault fault, When when, int times) {

  public ArmedFault {
    if (times < 0) {
      throw new IllegalArgumentException("times must be 0 or more, not " + times);
    }
    if (comesOnce(fault, when) && times != 1) {
      throw new IllegalArgumentException(
          "times must be 1 for what happens to connections at one moment, not " + times);
    }
  }

  /**
   * Whether it can happen but once: to connections, at one moment, without a submit to wait for.
   */
  public static boolean comesOnce(Fault fault, When when) {
    return fault instanceof Fault.Linking
        && (when instanceof When.Now || when instanceof When.After);
  }

  /** Once for what happens at a moment, without end for what happens again and again. */
  public ArmedFault(Fault fault, When when) {
    this(fault, when, when.once() ? 1 : 0);
  }
}

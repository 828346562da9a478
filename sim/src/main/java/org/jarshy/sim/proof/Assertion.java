package org.jarshy.sim.proof;

/**
 * One claim about a run. Used by one thread at a time; {@link Assertions} holds the lock. A
 * subclass hears the events that it overrides and calls {@link #breaks} when the claim is wrong for
 * good.
 */
abstract sealed class Assertion
    permits AllReceived,
        AnswerCount,
        AnsweredAll,
        NoTextTwice,
        NoWarnings,
        NotReceived,
        PriorityOrder,
        RateLimit,
        WindowLimit {

  /** What is said while nothing is broken. */
  record Standing(Verdict.State state, String detail) {

    static Standing holds(String detail) {
      return new Standing(Verdict.State.HOLDS, detail);
    }

    static Standing open(String detail) {
      return new Standing(Verdict.State.OPEN, detail);
    }

    static Standing broken(String detail) {
      return new Standing(Verdict.State.BROKEN, detail);
    }
  }

  private final String name;
  private String broken;
  private long brokenAt;

  Assertion(String name) {
    this.name = name;
  }

  final String name() {
    return name;
  }

  void submitted(Watch.Submitted submit) {}

  void received(Watch.Received text) {}

  /**
   * @param status unsigned, 0 when the submit was accepted
   */
  void answered(long nanos, String account, int status) {}

  /** So late is it, although nothing need have happened. */
  void passed(long nanos) {}

  /**
   * How it stands when it is not broken.
   *
   * @param ended nothing more will come, so that what is still open is broken
   */
  abstract Standing standing(boolean ended);

  /** What is added to the reason of a broken one, such as how often it broke; may be empty. */
  String sinceBroken() {
    return "";
  }

  /** The first reason counts. */
  final void breaks(long nanos, String why) {
    if (broken == null) {
      broken = why;
      brokenAt = nanos;
    }
  }

  final boolean isBroken() {
    return broken != null;
  }

  /**
   * @param nanos the loop's time
   */
  final Verdict verdict(long nanos, boolean ended) {
    passed(nanos);
    if (broken != null) {
      return new Verdict(name, Verdict.State.BROKEN, broken + sinceBroken(), brokenAt);
    }
    Standing standing = standing(ended);
    Long at = standing.state() == Verdict.State.BROKEN ? Long.valueOf(nanos) : null;
    return new Verdict(name, standing.state(), standing.detail(), at);
  }
}

package org.jarshy.sim.proof;

import java.util.List;

/** Is told what happens, as it happens, in the loop's time. On the loop's thread; must be quick. */
public interface Watch {

  /**
   * A {@code submit_sm} that was read, before it is judged.
   *
   * @param nanos the loop's time
   * @param session the number of its connection
   * @param to digits without plus sign, or whatever else stood there
   * @param priority the {@code priority_flag}
   * @param unanswered submits of this session without a response, this one included
   */
  record Submitted(
      long nanos, String account, long session, String to, int priority, int unanswered) {}

  /**
   * A whole text that is on a phone now.
   *
   * @param copies how often this phone has this very text now
   */
  record Received(
      long nanos,
      String account,
      String from,
      String to,
      String text,
      int copies,
      List<String> warnings) {}

  void submitted(Submitted submit);

  void received(Received text);

  /**
   * A submit was answered.
   *
   * @param status 0 when it was accepted
   */
  void answered(long nanos, String account, long session, int status);
}

package org.jarshy.sim.profile;

import java.time.Duration;
import org.jarshy.sim.smpp.CommandStatus;

/**
 * What an SMSC says to binds and submits.
 *
 * @param bindDelay before a bind is answered
 * @param bindStatus what a good bind gets; with ESME_ROK it is let in
 * @param delay between a submit and its response
 * @param ratePerSecond submits accepted in any second, more get ESME_RTHROTTLED; 0 is no limit
 * @param queue messages accepted and not yet final, more get ESME_RMSGQFUL; 0 is no limit
 * @param window submits without a response on one session, more get ESME_RMSGQFUL; 0 is no limit
 * @param status what submits get; with ESME_ROK they are accepted
 * @param id how responses write a message id
 */
public record Answers(
    Duration bindDelay,
    CommandStatus bindStatus,
    Latency delay,
    int ratePerSecond,
    int queue,
    int window,
    Mix<CommandStatus> status,
    IdFormat id) {

  public Answers {
    if (bindDelay.isNegative()) {
      throw new IllegalArgumentException("bindDelay must not be negative, not " + bindDelay);
    }
    notNegative("ratePerSecond", ratePerSecond);
    notNegative("queue", queue);
    notNegative("window", window);
  }

  private static void notNegative(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must be 0 or more, not " + value);
    }
  }
}

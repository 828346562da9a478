package org.jarshy.sim;

import java.time.Duration;

/**
 * What a phone does by itself.
 *
 * @param off whether it is switched off: what comes waits until it is on, or expires
 * @param reply what it answers to every text; null for nothing
 * @param replyDelay before it does so
 */
public record Habit(boolean off, String reply, Duration replyDelay) {

  public static final Habit NONE = new Habit(false, null, Duration.ZERO);

  public Habit {
    if (reply != null && reply.isEmpty()) {
      throw new IllegalArgumentException("reply must not be empty");
    }
    if (replyDelay.isNegative()) {
      throw new IllegalArgumentException("replyDelay must not be negative, not " + replyDelay);
    }
  }

  public Habit withOff(boolean value) {
    return new Habit(value, reply, replyDelay);
  }

  public Habit withReply(String text, Duration delay) {
    return new Habit(off, text, delay);
  }
}

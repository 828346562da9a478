package org.jarshy.sim;

import java.time.Duration;

/**
 * One thing that goes wrong once. Armed with {@link Account#behave}; spent when it has happened.
 */
public sealed interface Fault permits Fault.DropConnection, Fault.PauseAnswers {

  /**
   * Closes the connection on which the account's n-th submit from now on arrives. That submit
   * reaches its phone and is not answered; what came before it is answered.
   */
  record DropConnection(int afterSubmits) implements Fault {
    public DropConnection {
      if (afterSubmits < 1) {
        throw new IllegalArgumentException("afterSubmits must be 1 or more, not " + afterSubmits);
      }
    }
  }

  /**
   * From now on submits are taken and not answered; when the time is over all answers leave at
   * once.
   */
  record PauseAnswers(Duration duration) implements Fault {
    public PauseAnswers {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("duration must be above zero, not " + duration);
      }
    }
  }
}

package org.jarshy.sim;

import java.time.Duration;

/**
 * What happens to a deliver_sm that is refused or not answered.
 *
 * @param timeout how long an answer may take
 * @param firstWait before it is tried again; doubles each time, up to 30 s
 * @param tries in all, before it is given up
 */
record Redelivery(Duration timeout, Duration firstWait, int tries) {

  static final Redelivery DEFAULT =
      new Redelivery(Duration.ofSeconds(10), Duration.ofSeconds(1), 10);
}

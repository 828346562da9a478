package org.jarshy.gateway.bench;

import java.time.Duration;
import org.jarshy.gateway.kernel.Secret;

/**
 * How the one carrier of a measurement is bound.
 *
 * @param window submits without an answer on each link
 * @param segmentsPerSecond over all links; 0 is no limit
 * @param sourceAddress what the messages are from, and what citizens text to
 */
public record LinkPlan(
    SmscAddress smsc,
    String systemId,
    Secret<String> password,
    int links,
    int window,
    int segmentsPerSecond,
    String sourceAddress,
    Duration connectTimeout) {

  /** How many submits can be without an answer at a time. */
  int turnover() {
    return links * window;
  }
}

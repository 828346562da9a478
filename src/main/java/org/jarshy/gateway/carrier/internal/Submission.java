package org.jarshy.gateway.carrier.internal;

import java.time.Duration;
import org.jarshy.gateway.gsm.UserData;
import org.jarshy.gateway.kernel.Msisdn;

/**
 * One segment to submit.
 *
 * @param validity how long the SMSC should try
 */
public record Submission(Msisdn to, UserData data, Duration validity) {

  @Override
  public String toString() {
    return "Submission[to=" + to + ", octets=" + data.octets().length + "]";
  }
}

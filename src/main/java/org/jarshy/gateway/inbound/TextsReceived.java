package org.jarshy.gateway.inbound;

import java.time.Instant;
import org.jarshy.gateway.kernel.Msisdn;

/** How much somebody has sent us: their operator counts it against what they may send. */
public interface TextsReceived {

  /**
   * Texts from a number since then as phones and bills count them: each part of a longer one is
   * one, and one that an SMSC delivered again is not another. Reaches back a day.
   */
  int since(Msisdn from, Instant since);
}

package org.jarshy.gateway.carrier.internal.smpp;

import java.nio.charset.StandardCharsets;
import org.jarshy.gateway.carrier.internal.SubmitOutcome;
import org.jsmpp.SMPPConstant;

/** Reads a submit_sm_resp (SMPP 3.4 §4.4.2). */
final class SubmitAnswer {

  /** Octets without the final NUL (SMPP 3.4 §5.2.23). */
  private static final int MOST_ID = 64;

  private SubmitAnswer() {}

  /**
   * ESME_ROK with an id that cannot be read is still taken: the SMSC has the message, and sending
   * it again would be a copy. Its receipts then find it by no id.
   */
  static SubmitOutcome read(int status, byte[] pdu) {
    if (status != SMPPConstant.STAT_ESME_ROK) {
      return new SubmitOutcome.Refused(status);
    }
    int from = SMPPConstant.PDU_HEADER_LENGTH;
    int end = from;
    while (end < pdu.length && pdu[end] != 0) {
      if (pdu[end] > 0 && pdu[end] < ' ') {
        return new SubmitOutcome.Accepted("");
      }
      end++;
    }
    return new SubmitOutcome.Accepted(
        end - from > MOST_ID ? "" : new String(pdu, from, end - from, StandardCharsets.ISO_8859_1));
  }
}

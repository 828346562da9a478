package org.jarshy.gateway.inbound;

import java.time.Instant;
import org.jarshy.gateway.gsm.Alphabet;
import org.jarshy.gateway.gsm.ReceivedText.Concat;
import org.jarshy.gateway.kernel.Msisdn;

/**
 * A deliver_sm that carries a citizen's text, or one part of it.
 *
 * @param link id of the session it came by, unique for its life
 * @param octets short_message, or the message_payload where that was used
 * @param sar place in a longer text from SAR TLVs; null where there were none
 * @param sequence sequence_number of the PDU
 */
public record DeliveredText(
    String carrier,
    String link,
    Msisdn from,
    String to,
    byte[] octets,
    byte dataCoding,
    boolean udhi,
    Alphabet alphabet,
    Concat sar,
    int sequence,
    Instant receivedAt) {

  @Override
  public String toString() {
    return "DeliveredText[carrier=" + carrier + ", octets=" + octets.length + "]";
  }
}

package org.jarshy.gateway.inbound;

import java.time.Instant;

/**
 * A deliver_sm that carries a delivery receipt, as it came.
 *
 * @param messageId TLV receipted_message_id, or null
 * @param messageState TLV message_state, or null
 * @param from digits of the phone that it speaks of, as the SMSC gave them; empty where it did not
 * @param text the receipt's text in Appendix B's manner, possibly empty or in any vendor's dialect
 */
public record DeliveredReceipt(
    String carrier,
    String messageId,
    Integer messageState,
    String from,
    String text,
    Instant receivedAt) {

  @Override
  public String toString() {
    return "DeliveredReceipt[carrier=" + carrier + "]";
  }
}

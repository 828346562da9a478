package org.jarshy.gateway.inbound.internal;

import java.time.Instant;
import org.jarshy.gateway.inbound.DeliveredReceipt;

/**
 * A receipt as one string, to be sealed whole: {@code state;length of id;id and text}, with nothing
 * for a missing state and -1 for a missing id. Lengths rather than marks, for an SMSC may send any.
 */
final class ReceiptForm {

  private ReceiptForm() {}

  static String write(DeliveredReceipt receipt) {
    String state = receipt.messageState() == null ? "" : receipt.messageState().toString();
    String id = receipt.messageId() == null ? "" : receipt.messageId();
    int length = receipt.messageId() == null ? -1 : id.length();
    return state + ";" + length + ";" + id + (receipt.text() == null ? "" : receipt.text());
  }

  static DeliveredReceipt read(String form, String carrier, Instant receivedAt) {
    int first = form.indexOf(';');
    int second = form.indexOf(';', first + 1);
    Integer state = first == 0 ? null : Integer.valueOf(form.substring(0, first));
    int length = Integer.parseInt(form.substring(first + 1, second));
    int text = second + 1 + Math.max(0, length);
    String id = length < 0 ? null : form.substring(second + 1, text);
    return new DeliveredReceipt(carrier, id, state, form.substring(text), receivedAt);
  }
}

package org.jarshy.gateway.inbound.internal;

import java.time.Instant;
import org.jarshy.gateway.inbound.DeliveredReceipt;

/**
 * A receipt as one string, to be sealed whole: {@code state;length of id;length of number;id,
 * number and text}, with nothing for a missing state and -1 for a missing id. Lengths rather than
 * marks, for an SMSC may send any. An earlier version wrote {@code state;length of id;id and text};
 * its first character is a digit or a semicolon, that of this one is an N.
 */
final class ReceiptForm {

  private static final String WITH_NUMBER = "N";

  private ReceiptForm() {}

  static String write(DeliveredReceipt receipt) {
    String state = receipt.messageState() == null ? "" : receipt.messageState().toString();
    String id = receipt.messageId() == null ? "" : receipt.messageId();
    int length = receipt.messageId() == null ? -1 : id.length();
    String from = receipt.from() == null ? "" : receipt.from();
    String text = receipt.text() == null ? "" : receipt.text();
    return WITH_NUMBER + state + ";" + length + ";" + from.length() + ";" + id + from + text;
  }

  static DeliveredReceipt read(String form, String carrier, Instant receivedAt) {
    boolean withNumber = form.startsWith(WITH_NUMBER);
    int start = withNumber ? WITH_NUMBER.length() : 0;
    int first = form.indexOf(';', start);
    int second = form.indexOf(';', first + 1);
    int third = withNumber ? form.indexOf(';', second + 1) : second;
    Integer state = first == start ? null : Integer.valueOf(form.substring(start, first));
    int length = Integer.parseInt(form.substring(first + 1, second));
    int number = withNumber ? Integer.parseInt(form.substring(second + 1, third)) : 0;
    int from = third + 1 + Math.max(0, length);
    String id = length < 0 ? null : form.substring(third + 1, from);
    return new DeliveredReceipt(
        carrier,
        id,
        state,
        form.substring(from, from + number),
        form.substring(from + number),
        receivedAt);
  }
}

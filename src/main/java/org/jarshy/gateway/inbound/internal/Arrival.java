package org.jarshy.gateway.inbound.internal;

import org.jarshy.gateway.gsm.ReceivedText;
import org.jarshy.gateway.gsm.ReceivedText.Concat;
import org.jarshy.gateway.inbound.DeliveredText;

/**
 * A delivered text, read and marked.
 *
 * @param concat null where it is whole
 * @param group null where it is whole
 */
record Arrival(
    DeliveredText delivered,
    String text,
    Concat concat,
    String sender,
    String fingerprint,
    String group) {

  static Arrival of(DeliveredText delivered, Fingerprints marks) {
    ReceivedText read =
        ReceivedText.decode(
            delivered.octets(), delivered.dataCoding(), delivered.udhi(), delivered.alphabet());
    Concat concat = possible(delivered.sar()) ? delivered.sar() : read.concat();
    return new Arrival(
        delivered,
        read.text(),
        concat,
        marks.sender(delivered.from()),
        marks.text(delivered),
        concat == null ? null : marks.group(delivered, concat));
  }

  boolean isPart() {
    return concat != null;
  }

  private static boolean possible(Concat sar) {
    return sar != null
        && sar.total() >= 2
        && sar.total() <= 255
        && sar.part() >= 1
        && sar.part() <= sar.total();
  }

  @Override
  public String toString() {
    return "Arrival[" + delivered + "]";
  }
}

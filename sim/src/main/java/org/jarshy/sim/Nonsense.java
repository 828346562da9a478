package org.jarshy.sim;

import java.nio.charset.StandardCharsets;
import org.jarshy.sim.fault.Malformation;
import org.jarshy.sim.fault.Malformer;
import org.jarshy.sim.smpp.Address;
import org.jarshy.sim.smpp.Delivery;
import org.jarshy.sim.smpp.Pdu;

/** A text that no phone sent, for a deliver_sm that is malformed. */
final class Nonsense {

  private static final Delivery TEXT =
      new Delivery(
          new Address(1, 1, "77010000000"),
          new Address(0, 1, "1414"),
          0,
          0,
          "malformed".getBytes(StandardCharsets.US_ASCII),
          new byte[0]);

  private Nonsense() {}

  static byte[] pdu(int sequence, Malformation how) {
    // Left open is the string of the source address: after service_type, ton and npi.
    int stringEnd = Pdu.HEADER + 3 + TEXT.from().digits().length();
    return Malformer.malform(TEXT.pdu(sequence), how, stringEnd);
  }
}

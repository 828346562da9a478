package org.jarshy.gateway.gsm;

import java.io.ByteArrayOutputStream;
import org.jarshy.gateway.gsm.ReceivedText.Concat;

/**
 * The user data header (3GPP TS 23.040 §9.2.3.24).
 *
 * @param textFrom index of the first octet after it
 * @param concat null where it tells of no longer text
 */
record Header(int textFrom, Concat concat) {

  private static final int CONCAT_8 = 0x00;
  private static final int CONCAT_16 = 0x08;

  static void write(ByteArrayOutputStream octets, int reference, int total, int part) {
    octets.write(5);
    octets.write(CONCAT_8);
    octets.write(3);
    octets.write(reference);
    octets.write(total);
    octets.write(part);
  }

  /** A header that claims more octets than there are is none: then all of them are text. */
  static Header read(byte[] octets) {
    int end = octets.length == 0 ? 0 : 1 + (octets[0] & 0xFF);
    if (end == 0 || end > octets.length) {
      return new Header(0, null);
    }
    Concat concat = null;
    for (int at = 1; at + 2 <= end; ) {
      int id = octets[at] & 0xFF;
      int length = octets[at + 1] & 0xFF;
      int data = at + 2;
      if (data + length > end) {
        break; // an element cut short; those before it still count
      }
      if (id == CONCAT_8 && length == 3) {
        concat = later(concat, octets[data] & 0xFF, octets, data + 1);
      } else if (id == CONCAT_16 && length == 4) {
        int reference = (octets[data] & 0xFF) << 8 | octets[data + 1] & 0xFF;
        concat = later(concat, reference, octets, data + 2);
      }
      at = data + length;
    }
    return new Header(end, concat);
  }

  /** §9.2.3.24: of repeated elements the last counts; §9.2.3.24.1: one with zeros is ignored. */
  private static Concat later(Concat earlier, int reference, byte[] octets, int at) {
    int total = octets[at] & 0xFF;
    int part = octets[at + 1] & 0xFF;
    boolean valid = part >= 1 && part <= total;
    return valid ? new Concat(reference, total, part) : earlier;
  }
}

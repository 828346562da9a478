package org.jarshy.gateway.gsm;

import java.io.ByteArrayOutputStream;
import org.jarshy.gateway.gsm.ReceivedText.Concat;

/**
 * The user data header (3GPP TS 23.040 §9.2.3.24).
 *
 * @param textFrom index of the first octet after it
 * @param concat null where it tells of no longer text
 * @param shifts tables it announces
 */
record Header(int textFrom, Concat concat, Shifts shifts) {

  static final Header ABSENT = new Header(0, null, Shifts.NONE);

  private static final int CONCAT_8 = 0x00;
  private static final int CONCAT_16 = 0x08;
  private static final int SINGLE_SHIFT = 0x24;
  private static final int LOCKING_SHIFT = 0x25;

  /** Octets of the header of each part, with its length; 0 where there is nothing to say. */
  static int octets(boolean parts, ReferenceSize reference, Shifts shifts) {
    int elements = (parts ? reference.elementOctets() : 0) + shifts.headerOctets();
    return elements == 0 ? 0 : 1 + elements;
  }

  /**
   * @param total 1 for a text of one part, which needs no place in it
   * @param reference its low 8 or 16 bits are used
   */
  static void write(
      ByteArrayOutputStream octets, Segments segments, int reference, int total, int part) {
    int length = octets(total > 1, segments.reference(), segments.shifts());
    if (length == 0) {
      return;
    }
    octets.write(length - 1);
    if (total > 1) {
      boolean wide = segments.reference() == ReferenceSize.BITS_16;
      octets.write(wide ? CONCAT_16 : CONCAT_8);
      octets.write(wide ? 4 : 3);
      if (wide) {
        octets.write(reference >> 8);
      }
      octets.write(reference);
      octets.write(total);
      octets.write(part);
    }
    shift(octets, SINGLE_SHIFT, segments.shifts().single());
    shift(octets, LOCKING_SHIFT, segments.shifts().locking());
  }

  private static void shift(ByteArrayOutputStream octets, int element, NationalLanguage language) {
    if (language != null) {
      octets.write(element);
      octets.write(1);
      octets.write(language.id());
    }
  }

  /** A header that claims more octets than there are is none: then all of them are text. */
  static Header read(byte[] octets) {
    int end = octets.length == 0 ? 0 : 1 + (octets[0] & 0xFF);
    if (end == 0 || end > octets.length) {
      return ABSENT;
    }
    Concat concat = null;
    NationalLanguage single = null;
    NationalLanguage locking = null;
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
      } else if (id == SINGLE_SHIFT && length == 1) {
        // §9.2.3.24.15: a language that is not known is read by the default table
        single = NationalLanguage.of(octets[data] & 0xFF).orElse(null);
      } else if (id == LOCKING_SHIFT && length == 1) {
        locking = NationalLanguage.of(octets[data] & 0xFF).orElse(null);
      }
      at = data + length;
    }
    return new Header(end, concat, new Shifts(locking, single));
  }

  /** §9.2.3.24: of repeated elements the last counts; §9.2.3.24.1: one with zeros is ignored. */
  private static Concat later(Concat earlier, int reference, byte[] octets, int at) {
    int total = octets[at] & 0xFF;
    int part = octets[at + 1] & 0xFF;
    boolean valid = part >= 1 && part <= total;
    return valid ? new Concat(reference, total, part) : earlier;
  }
}

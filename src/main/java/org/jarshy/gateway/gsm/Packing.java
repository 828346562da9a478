package org.jarshy.gateway.gsm;

import java.util.Arrays;

/**
 * Septets, eight of them in seven octets, lowest bits first (3GPP TS 23.038 §6.1.2). No count of
 * septets travels along in SMPP, so seven bits that are left over would read as an {@code @}: then
 * a carriage return fills them, and is taken off again (§6.1.2.3.1).
 */
final class Packing {

  private static final byte RETURN = 0x0D;

  private Packing() {}

  /** Bits that bring the text behind a header to a border of septets (TS 23.040 §9.2.3.24). */
  static int fillBits(int headerOctets) {
    return (7 - headerOctets * 8 % 7) % 7;
  }

  /**
   * @param septets one an octet
   * @param fillBits zero bits before the first, 0 to 6
   * @param mostOctets so many may be used; a return that would go beyond is left out
   */
  static byte[] pack(byte[] septets, int fillBits, int mostOctets) {
    if (septets.length == 0) {
      return septets;
    }
    int bits = fillBits + 7 * septets.length;
    boolean ends = septets[septets.length - 1] == RETURN;
    boolean asAt = bits % 8 == 1;
    // A wanted return on the border of octets would be taken for a filling one: it is doubled.
    boolean padded = asAt || (bits % 8 == 0 && ends && (bits + 7) / 8 < mostOctets);
    byte[] octets = new byte[(bits + (padded ? 7 : 0) + 7) / 8];
    for (int i = 0; i < septets.length; i++) {
      put(octets, fillBits + 7 * i, septets[i]);
    }
    if (padded) {
      put(octets, bits, RETURN);
    }
    return octets;
  }

  private static void put(byte[] octets, int bit, byte septet) {
    int value = (septet & 0x7F) << bit % 8;
    octets[bit / 8] |= (byte) value;
    if (value > 0xFF) {
      octets[bit / 8 + 1] |= (byte) (value >> 8);
    }
  }

  /** One septet an octet, without a return that only fills. */
  static byte[] unpack(byte[] octets, int from, int fillBits) {
    int bits = Math.max(0, (octets.length - from) * 8 - fillBits);
    int count = bits / 7;
    byte[] septets = new byte[count];
    for (int i = 0; i < count; i++) {
      int bit = fillBits + 7 * i;
      int low = octets[from + bit / 8] & 0xFF;
      int high = bit % 8 > 1 ? octets[from + bit / 8 + 1] & 0xFF : 0;
      septets[i] = (byte) ((low | high << 8) >> bit % 8 & 0x7F);
    }
    boolean fills = count > 0 && bits % 7 == 0 && septets[count - 1] == RETURN;
    return fills ? Arrays.copyOf(septets, count - 1) : septets;
  }
}

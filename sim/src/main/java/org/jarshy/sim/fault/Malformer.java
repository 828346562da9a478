package org.jarshy.sim.fault;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Makes malformed PDUs of good ones. */
public final class Malformer {

  private static final int HEADER = 16;
  private static final int UNKNOWN_ID = 0x00000FFF;
  private static final int ABSURD = 0x7FFFFFF0;
  private static final byte[] TLV_CUT_SHORT = {0x14, 0x00, 0, 10, 'x', 'x'};

  private Malformer() {}

  /**
   * @param pdu a good one; stays as it is
   * @param stringEnd index of the zero octet that ends the string to be left open; everything from
   *     there on is left out
   */
  public static byte[] malform(byte[] pdu, Malformation how, int stringEnd) {
    return switch (how) {
      case LENGTH_TOO_LARGE -> withLength(pdu, pdu.length + 5);
      case LENGTH_TOO_SMALL -> withLength(pdu, Math.max(HEADER, pdu.length - 3));
      case SHORTER_THAN_HEADER -> withLength(pdu, 8);
      case ABSURDLY_LONG -> withLength(pdu, ABSURD);
      case UNTERMINATED_STRING -> withLength(Arrays.copyOf(pdu, stringEnd), stringEnd);
      case TRUNCATED_TLV -> {
        byte[] longer = Arrays.copyOf(pdu, pdu.length + TLV_CUT_SHORT.length);
        System.arraycopy(TLV_CUT_SHORT, 0, longer, pdu.length, TLV_CUT_SHORT.length);
        yield withLength(longer, longer.length);
      }
      case UNKNOWN_COMMAND -> {
        byte[] header = withLength(Arrays.copyOf(pdu, HEADER), HEADER);
        ByteBuffer.wrap(header).putInt(4, UNKNOWN_ID).putInt(8, 0);
        yield header;
      }
    };
  }

  private static byte[] withLength(byte[] pdu, int length) {
    byte[] copy = pdu.clone();
    ByteBuffer.wrap(copy).putInt(length);
    return copy;
  }
}

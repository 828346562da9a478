package org.jarshy.gateway.gsm;

import java.util.List;

/**
 * What goes into {@code short_message} of one submit_sm.
 *
 * @param octets the user data, with its header first where {@code udhi}; at most 140 packed, 160
 *     unpacked
 * @param dataCoding SMPP 3.4 §5.2.19; class 0 is 0x10 (7-bit) or 0x18 (UCS-2)
 * @param udhi true where {@code esm_class} must carry 0x40
 */
public record UserData(byte[] octets, byte dataCoding, boolean udhi) {

  /**
   * @param reference of the whole text, the same in each part; its low 8 bits are used
   * @param flash class 0: shown at once and not stored by most phones
   */
  public static List<UserData> encode(
      Segments segments, int reference, Alphabet alphabet, boolean flash) {
    throw new UnsupportedOperationException();
  }
}

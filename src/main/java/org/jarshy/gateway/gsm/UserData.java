package org.jarshy.gateway.gsm;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
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

  private static final int MOST_PACKED = 140;

  /**
   * One for each segment. Where {@code segments} were cut for another alphabet and hold a character
   * that this one lacks, the text is cut anew and may need more of them; cutting with {@link
   * Segmenter#segment(String, Alphabet)} avoids the surprise.
   *
   * @param reference of the whole text, the same in each part; its low 8 bits are used, or 16 where
   *     the segments were cut for them
   * @param flash class 0: shown at once and not stored by most phones
   */
  public static List<UserData> encode(
      Segments segments, int reference, Alphabet alphabet, boolean flash) {
    Segments fitting = fitting(segments, alphabet);
    int total = fitting.count();
    byte dataCoding = dataCoding(fitting.encoding(), flash);
    List<UserData> encoded = new ArrayList<>(total);
    for (int i = 0; i < total; i++) {
      ByteArrayOutputStream octets = new ByteArrayOutputStream(160);
      Header.write(octets, fitting, reference, total, i + 1);
      boolean udhi = octets.size() > 0;
      octets.writeBytes(body(fitting.parts().get(i).text(), fitting, alphabet, octets.size()));
      encoded.add(new UserData(octets.toByteArray(), dataCoding, udhi));
    }
    return List.copyOf(encoded);
  }

  private static Segments fitting(Segments segments, Alphabet alphabet) {
    if (segments.encoding() == Encoding.UCS2) {
      return segments;
    }
    boolean fits =
        segments.shifts().equals(Shifts.NONE)
            ? segments.parts().stream().allMatch(part -> alphabet.canCarry(part.text()))
            : alphabet.isSeptets();
    if (fits) {
      return segments;
    }
    StringBuilder whole = new StringBuilder();
    segments.parts().forEach(part -> whole.append(part.text()));
    return Segmenter.segment(whole.toString(), alphabet);
  }

  private static byte dataCoding(Encoding encoding, boolean flash) {
    int coding = encoding == Encoding.UCS2 ? 0x08 : 0x00;
    return (byte) (flash ? 0x10 | coding : coding);
  }

  private static byte[] body(String text, Segments segments, Alphabet alphabet, int header) {
    boolean ucs2 = segments.encoding() == Encoding.UCS2;
    Septets septets = Septets.of(segments.shifts());
    ByteArrayOutputStream octets = new ByteArrayOutputStream(160);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int code = ucs2 || !alphabet.isSeptets() ? c : septets.code(c);
      if (ucs2 || code > 0xFF) {
        octets.write(code >> 8); // high half of UTF-16BE, or the escape
      }
      octets.write(code);
    }
    byte[] body = octets.toByteArray();
    return alphabet == Alphabet.GSM7_PACKED && !ucs2
        ? Packing.pack(body, Packing.fillBits(header), MOST_PACKED - header)
        : body;
  }

  /** Sizes alone: octets are someone's words. */
  @Override
  public String toString() {
    return "UserData[octets=" + octets.length + ", dataCoding=" + dataCoding + "]";
  }
}

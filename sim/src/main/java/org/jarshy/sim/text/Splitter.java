package org.jarshy.sim.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a phone's text as segments: GSM 7-bit when it fits, else UCS-2. */
public final class Splitter {

  private static final int MOST_PARTS = 255;
  private static final int GSM_ALONE = 160;
  private static final int GSM_PART = 153;
  private static final int UCS2_ALONE = 140;
  private static final int UCS2_PART = 134;

  private Splitter() {}

  /**
   * @param userData each with its header when there are several
   */
  public record Split(int dataCoding, boolean header, List<byte[]> userData) {}

  /**
   * @param reference joins the parts; the low eight bits are used
   * @throws IllegalArgumentException when the text needs more than 255 parts
   */
  public static Split split(String text, int reference) {
    boolean gsm = Gsm7.fits(text);
    List<byte[]> pieces = pieces(text, gsm, gsm ? GSM_ALONE : UCS2_ALONE);
    boolean header = pieces.size() > 1;
    if (header) {
      pieces = pieces(text, gsm, gsm ? GSM_PART : UCS2_PART);
      if (pieces.size() > MOST_PARTS) {
        throw new IllegalArgumentException(
            "text needs %d parts; a phone can send at most %d, which is %d characters of this text"
                .formatted(
                    pieces.size(), MOST_PARTS, MOST_PARTS * (gsm ? GSM_PART : UCS2_PART / 2)));
      }
      for (int i = 0; i < pieces.size(); i++) {
        pieces.set(i, withHeader(pieces.get(i), reference, pieces.size(), i + 1));
      }
    }
    return new Split(gsm ? 0x00 : 0x08, header, pieces);
  }

  /** Neither an escape and its character nor a surrogate pair is torn apart. */
  private static List<byte[]> pieces(String text, boolean gsm, int room) {
    List<byte[]> pieces = new ArrayList<>();
    ByteArrayOutputStream piece = new ByteArrayOutputStream(room);
    for (int i = 0; i < text.length(); ) {
      int end = text.offsetByCodePoints(i, 1);
      byte[] unit =
          gsm
              ? Gsm7.encode(text.charAt(i))
              : text.substring(i, end).getBytes(StandardCharsets.UTF_16BE);
      if (piece.size() + unit.length > room) {
        pieces.add(piece.toByteArray());
        piece.reset();
      }
      piece.writeBytes(unit);
      i = end;
    }
    pieces.add(piece.toByteArray());
    return pieces;
  }

  private static byte[] withHeader(byte[] piece, int reference, int total, int number) {
    byte[] whole = new byte[6 + piece.length];
    whole[0] = 5;
    whole[2] = 3;
    whole[3] = (byte) reference;
    whole[4] = (byte) total;
    whole[5] = (byte) number;
    System.arraycopy(piece, 0, whole, 6, piece.length);
    return whole;
  }
}

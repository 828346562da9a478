package org.jarshy.sim.text;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Writes a phone's text as segments. */
public final class Splitter {

  private static final int MOST_PARTS = 255;
  private static final int LARGEST_PAYLOAD = 60_000; // a PDU of ours has at most 64 KiB

  private Splitter() {}

  /**
   * @param header whether the user data begin with a header
   * @param userData each with its header, where there is one
   */
  public record Split(int dataCoding, boolean header, List<byte[]> userData) {}

  /**
   * GSM 7-bit when it fits, else UCS-2; in parts with an 8-bit reference where needed.
   *
   * @param reference joins the parts; the low eight bits are used
   * @throws IllegalArgumentException when the text needs more than 255 parts
   */
  public static Split split(String text, int reference) {
    return split(text, reference, Alphabet.fitting(text), Joining.UDH8);
  }

  /**
   * @param reference joins the parts; the low 8 or 16 bits are used
   * @throws IllegalArgumentException when the text has characters that the alphabet has not, or
   *     needs more than 255 parts
   */
  public static Split split(String text, int reference, Alphabet alphabet, Joining joining) {
    if (joining == Joining.PAYLOAD) {
      List<byte[]> whole = pieces(text, alphabet, LARGEST_PAYLOAD);
      if (whole.size() > 1) {
        throw new IllegalArgumentException(
            "text has more than the %d octets that message_payload may carry"
                .formatted(LARGEST_PAYLOAD));
      }
      return new Split(alphabet.dataCoding(), false, whole);
    }
    List<byte[]> pieces = pieces(text, alphabet, alphabet.alone());
    if (pieces.size() == 1) {
      return new Split(alphabet.dataCoding(), false, pieces);
    }
    // A header of seven octets takes one septet more; two octets of UCS-2 stay together anyway.
    int room = alphabet.part() - (joining == Joining.UDH16 ? 1 : 0);
    pieces = pieces(text, alphabet, room);
    if (pieces.size() > MOST_PARTS) {
      throw new IllegalArgumentException(
          "text needs %d parts; a phone can send at most %d, which is %d characters of this text"
              .formatted(
                  pieces.size(),
                  MOST_PARTS,
                  MOST_PARTS * (alphabet == Alphabet.UCS2 ? room / 2 : room)));
    }
    boolean header = joining.headerOctets() > 0;
    for (int i = 0; header && i < pieces.size(); i++) {
      pieces.set(i, withHeader(pieces.get(i), joining, reference, pieces.size(), i + 1));
    }
    return new Split(alphabet.dataCoding(), header, pieces);
  }

  /** Neither an escape and its character nor a surrogate pair is torn apart. */
  private static List<byte[]> pieces(String text, Alphabet alphabet, int room) {
    List<byte[]> pieces = new ArrayList<>();
    ByteArrayOutputStream piece = new ByteArrayOutputStream(Math.min(room, 256));
    for (int i = 0; i < text.length(); ) {
      int end = text.offsetByCodePoints(i, 1);
      byte[] unit = alphabet.encode(text.substring(i, end));
      if (unit == null) {
        throw new IllegalArgumentException(
            "text has '%s', which the alphabet %s has not"
                .formatted(text.substring(i, end), alphabet.word()));
      }
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

  private static byte[] withHeader(
      byte[] piece, Joining joining, int reference, int total, int number) {
    int octets = joining.headerOctets();
    byte[] whole = new byte[octets + piece.length];
    boolean wide = joining == Joining.UDH16;
    whole[0] = (byte) (octets - 1);
    whole[1] = (byte) (wide ? 8 : 0);
    whole[2] = (byte) (wide ? 4 : 3);
    whole[3] = (byte) (wide ? reference >> 8 : reference);
    if (wide) {
      whole[4] = (byte) reference;
    }
    whole[octets - 2] = (byte) total;
    whole[octets - 1] = (byte) number;
    System.arraycopy(piece, 0, whole, octets, piece.length);
    return whole;
  }
}

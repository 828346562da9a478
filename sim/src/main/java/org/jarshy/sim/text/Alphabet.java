package org.jarshy.sim.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** In what a phone can write its texts, each with its {@code data_coding} (SMPP 3.4 §5.2.19). */
public enum Alphabet {
  GSM7(0x00, null, 160, 153),
  ASCII(0x01, StandardCharsets.US_ASCII, 140, 134),
  LATIN1(0x03, StandardCharsets.ISO_8859_1, 140, 134),
  CYRILLIC(0x06, Charset.forName("ISO-8859-5"), 140, 134),
  HEBREW(0x07, Charset.forName("ISO-8859-8"), 140, 134),
  UCS2(0x08, StandardCharsets.UTF_16BE, 140, 134);

  private final int dataCoding;
  private final Charset charset;
  private final int alone;
  private final int part;

  Alphabet(int dataCoding, Charset charset, int alone, int part) {
    this.dataCoding = dataCoding;
    this.charset = charset;
    this.alone = alone;
    this.part = part;
  }

  /** As the API writes it: {@code gsm7}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public int dataCoding() {
    return dataCoding;
  }

  /** Octets of the user data of a text that stands alone; GSM 7-bit counts one for a septet. */
  int alone() {
    return alone;
  }

  /** The same of one part, without its header of six octets. */
  int part() {
    return part;
  }

  /** GSM 7-bit where the text fits, else UCS-2: what phones do. */
  public static Alphabet fitting(String text) {
    return Gsm7.fits(text) ? GSM7 : UCS2;
  }

  /**
   * One character, which may be a surrogate pair; null when the alphabet has it not. An octet for
   * each septet of GSM 7-bit.
   */
  byte[] encode(String character) {
    if (this == GSM7) {
      return character.length() == 1 ? Gsm7.encode(character.charAt(0)) : null;
    }
    try {
      ByteBuffer octets = charset.newEncoder().encode(CharBuffer.wrap(character));
      byte[] all = new byte[octets.remaining()];
      octets.get(all);
      return all;
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}

package org.jarshy.sim.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What a {@code data_coding} octet says: alphabet and class (SMPP 3.4 §5.2.19, 3GPP 23.038 §4).
 *
 * @param charset null for the GSM 7-bit alphabet and for 8-bit data
 * @param class0 shown at once and not stored
 * @param known false when the value is reserved
 */
record DataCoding(Kind alphabet, Charset charset, boolean class0, boolean known) {

  enum Kind {
    GSM7,
    UCS2,
    CHARSET,
    BINARY
  }

  /**
   * @param zero what 0, the default alphabet of the SMSC, stands for
   */
  static DataCoding of(int octet, DefaultAlphabet zero) {
    if ((octet & 0xFF) != 0 || zero == DefaultAlphabet.GSM7) {
      return of(octet);
    }
    return of(
        zero == DefaultAlphabet.LATIN1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.US_ASCII);
  }

  static DataCoding of(int octet) {
    int value = octet & 0xFF;
    return switch (value >> 4) {
      case 0x0 -> smpp(value);
      case 0x1 -> general((value >> 2) & 3, (value & 3) == 0);
      case 0x2 -> general((value >> 2) & 3, false);
      case 0xC, 0xD -> of(Kind.GSM7, false);
      case 0xE -> of(Kind.UCS2, false);
      case 0xF -> of((value & 4) == 0 ? Kind.GSM7 : Kind.BINARY, (value & 3) == 0);
      default -> unknown();
    };
  }

  private static DataCoding smpp(int value) {
    return switch (value) {
      case 0x00 -> of(Kind.GSM7, false);
      case 0x01 -> of(StandardCharsets.US_ASCII);
      case 0x02, 0x04 -> of(Kind.BINARY, false);
      case 0x03 -> of(StandardCharsets.ISO_8859_1);
      case 0x06 -> of(Charset.forName("ISO-8859-5"));
      case 0x07 -> of(Charset.forName("ISO-8859-8"));
      case 0x08 -> of(Kind.UCS2, false);
      default -> unknown();
    };
  }

  private static DataCoding general(int alphabet, boolean class0) {
    return switch (alphabet) {
      case 0 -> of(Kind.GSM7, class0);
      case 1 -> of(Kind.BINARY, class0);
      case 2 -> of(Kind.UCS2, class0);
      default -> unknown();
    };
  }

  private static DataCoding of(Kind alphabet, boolean class0) {
    return new DataCoding(alphabet, null, class0, true);
  }

  private static DataCoding of(Charset charset) {
    return new DataCoding(Kind.CHARSET, charset, false, true);
  }

  private static DataCoding unknown() {
    return new DataCoding(Kind.CHARSET, StandardCharsets.ISO_8859_1, false, false);
  }
}

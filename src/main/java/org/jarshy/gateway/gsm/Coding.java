package org.jarshy.gateway.gsm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What a data_coding says about the octets (SMPP 3.4 §5.2.19, 3GPP TS 23.038 §4). */
enum Coding {
  /** Whatever the carrier takes 0 to mean. */
  CARRIER {
    @Override
    String read(byte[] octets, Header header, Alphabet alphabet) {
      int from = header.textFrom();
      return switch (alphabet) {
        case GSM7 -> Septets.of(header.shifts()).decode(octets, from);
        case GSM7_PACKED -> {
          byte[] septets = Packing.unpack(octets, from, Packing.fillBits(from));
          yield Septets.of(header.shifts()).decode(septets, 0);
        }
        case LATIN1 -> LATIN1.read(octets, header, alphabet);
        case ASCII -> IA5.read(octets, header, alphabet);
      };
    }
  },
  IA5 {
    @Override
    String read(byte[] octets, Header header, Alphabet alphabet) {
      return in(StandardCharsets.US_ASCII, octets, header.textFrom());
    }
  },
  LATIN1 {
    @Override
    String read(byte[] octets, Header header, Alphabet alphabet) {
      return in(StandardCharsets.ISO_8859_1, octets, header.textFrom());
    }
  },
  CYRILLIC {
    @Override
    String read(byte[] octets, Header header, Alphabet alphabet) {
      return in(Charset.forName("ISO-8859-5"), octets, header.textFrom());
    }
  },
  HEBREW {
    @Override
    String read(byte[] octets, Header header, Alphabet alphabet) {
      return in(Charset.forName("ISO-8859-8"), octets, header.textFrom());
    }
  },
  UCS2 {
    @Override
    String read(byte[] octets, Header header, Alphabet alphabet) {
      return Utf16.decode(octets, header.textFrom());
    }
  },
  /** Binary by name; in the wild mostly text of some kind. */
  OCTETS {
    @Override
    String read(byte[] octets, Header header, Alphabet alphabet) {
      int from = header.textFrom();
      try {
        ByteBuffer bytes = ByteBuffer.wrap(octets, from, octets.length - from);
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      } catch (CharacterCodingException e) {
        return LATIN1.read(octets, header, alphabet);
      }
    }
  };

  abstract String read(byte[] octets, Header header, Alphabet alphabet);

  static Coding of(byte dataCoding) {
    int coding = dataCoding & 0xFF;
    return switch (coding) {
      case 0x01 -> IA5;
      case 0x03 -> LATIN1;
      case 0x06 -> CYRILLIC;
      case 0x07 -> HEBREW;
      case 0x08 -> UCS2;
      // octet, JIS, pictograms, music, kanji, Korean: no phone here writes them
      case 0x02, 0x04, 0x05, 0x09, 0x0A, 0x0D, 0x0E -> OCTETS;
      default -> byGroup(coding);
    };
  }

  /** Coding groups of TS 23.038 §4; what it reserves is read as the default alphabet. */
  private static Coding byGroup(int coding) {
    return switch (coding >> 4) {
      // general group; 0x20 and up are compressed or marked for deletion: read the alphabet bits
      case 0x1, 0x2, 0x3, 0x4, 0x5, 0x6, 0x7 -> alphabetBits(coding);
      case 0xE -> UCS2; // message waiting, text in UCS-2
      case 0xF -> (coding & 0x04) != 0 ? OCTETS : CARRIER;
      default -> CARRIER;
    };
  }

  private static Coding alphabetBits(int coding) {
    return switch (coding >> 2 & 0x03) {
      case 1 -> OCTETS;
      case 2 -> UCS2;
      default -> CARRIER;
    };
  }

  private static String in(Charset charset, byte[] octets, int from) {
    return new String(octets, from, octets.length - from, charset);
  }
}

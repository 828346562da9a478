package org.jarshy.sim.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Turns the octets of a segment into what a phone shows. Never fails: it warns. */
public final class PartReader {

  private static final int LARGEST_PART = 140;

  private PartReader() {}

  /** Parts of a longer text as TLVs say it (SMPP 3.4 §5.3.2.22 to 24). */
  public record Sar(int reference, int number, int total) {}

  /** {@link #read} with the GSM 7-bit alphabet for {@code data_coding} 0. */
  public static Part read(byte[] data, int dataCoding, boolean header, boolean payload, Sar sar) {
    return read(data, dataCoding, header, payload, sar, DefaultAlphabet.GSM7);
  }

  /**
   * @param header whether {@code esm_class} says that a user data header comes first
   * @param payload whether the data came as {@code message_payload}, which has no limit of its own
   * @param sar null when there are no such TLVs
   * @param zero what {@code data_coding} 0 stands for
   */
  public static Part read(
      byte[] data, int dataCoding, boolean header, boolean payload, Sar sar, DefaultAlphabet zero) {
    Warnings warnings = new Warnings();
    UserDataHeader udh = header ? UserDataHeader.read(data, warnings) : UserDataHeader.NONE;
    DataCoding coding = DataCoding.of(dataCoding, zero);
    if (!coding.known()) {
      warnings.add(
          String.format(
              Locale.ROOT, "data_coding 0x%02X is unknown; read as Latin-1", dataCoding & 0xFF));
    }
    if (!payload) {
      warnOfLength(data.length, udh.length(), coding, warnings);
    }
    String text = text(data, udh.length(), coding, warnings);
    if (udh.total() > 0) {
      return new Part(
          text,
          udh.reference(),
          udh.wide(),
          udh.number(),
          udh.total(),
          coding.class0(),
          warnings.list());
    }
    if (sar != null && sane(sar, warnings)) {
      return new Part(
          text, sar.reference(), true, sar.number(), sar.total(), coding.class0(), warnings.list());
    }
    return new Part(text, -1, false, 1, 1, coding.class0(), warnings.list());
  }

  private static boolean sane(Sar sar, Warnings warnings) {
    if (sar.total() < 1 || sar.number() < 1 || sar.number() > sar.total()) {
      warnings.add("SAR part %d of %d cannot be".formatted(sar.number(), sar.total()));
      return false;
    }
    return sar.total() > 1;
  }

  private static void warnOfLength(
      int octets, int headerOctets, DataCoding coding, Warnings warnings) {
    if (coding.alphabet() == DataCoding.Kind.GSM7) {
      int septets = (headerOctets * 8 + 6) / 7 + octets - headerOctets;
      if (septets > LARGEST_PART * 8 / 7) {
        warnings.add("%d septets do not fit one segment of 160".formatted(septets));
      }
    } else if (octets > LARGEST_PART) {
      warnings.add("%d octets do not fit one segment of 140".formatted(octets));
    }
  }

  private static String text(byte[] data, int from, DataCoding coding, Warnings warnings) {
    return switch (coding.alphabet()) {
      case GSM7 -> {
        if (looksLikeUcs2(data, from)) {
          warnings.add("data_coding says GSM 7-bit, but this looks like UCS-2");
        }
        yield Gsm7.decode(data, from, data.length, warnings);
      }
      case UCS2 -> ucs2(data, from, warnings);
      case CHARSET -> charset(data, from, coding, warnings);
      case BINARY -> {
        warnings.add("8-bit data, shown as Latin-1");
        yield new String(data, from, data.length - from, StandardCharsets.ISO_8859_1);
      }
    };
  }

  private static String charset(byte[] data, int from, DataCoding coding, Warnings warnings) {
    String text = new String(data, from, data.length - from, coding.charset());
    if (text.indexOf('\uFFFD') >= 0) {
      warnings.add("some octets are no characters of " + coding.charset().name());
    }
    if (coding.known() && hasControls(data, from)) {
      warnings.add(
          "control characters: is it GSM 7-bit, or has it a header without the indicator?");
    }
    return text;
  }

  /**
   * Octets that stand for nothing a person could read in any alphabet of one octet but GSM 7-bit.
   */
  private static boolean hasControls(byte[] data, int from) {
    for (int i = from; i < data.length; i++) {
      int octet = data[i] & 0xFF;
      if ((octet < 0x20 && octet != '\n' && octet != '\r' && octet != '\t') || octet == 0x7F) {
        return true;
      }
    }
    return false;
  }

  private static String ucs2(byte[] data, int from, Warnings warnings) {
    int octets = data.length - from;
    if (octets % 2 != 0) {
      warnings.add("UCS-2 with an odd number of octets: the last is dropped");
    }
    String text = new String(data, from, octets & ~1, StandardCharsets.UTF_16BE);
    if (text.indexOf('\uFFFD') >= 0) {
      warnings.add("half of a surrogate pair: a character was split");
    }
    return text;
  }

  /** Every second octet the high one of Latin or Cyrillic: no one writes {@code @i@n@f@o}. */
  private static boolean looksLikeUcs2(byte[] data, int from) {
    int pairs = (data.length - from) / 2;
    if (pairs < 3) {
      return false;
    }
    int high = 0;
    for (int i = from; i + 1 < data.length; i += 2) {
      if (data[i] == 0x00 || data[i] == 0x04) {
        high++;
      }
    }
    return high * 10 >= pairs * 9;
  }
}

package org.jarshy.gateway.gsm;

/** Marks of good typography that cost a text the cheap encoding, and what is read the same. */
public final class Typography {

  private Typography() {}

  /**
   * The text as it should be sent: with plain marks where that brings all of it into the GSM 7-bit
   * alphabet at no further segment, else as it is. One letter that the alphabet lacks makes the
   * whole text UCS-2, and then good typography is free.
   */
  public static String fitted(String text) {
    if (Alphabet.GSM7.canCarry(text)) {
      return text;
    }
    String plain = plain(text);
    return Alphabet.GSM7.canCarry(plain)
            && new Way(Encoding.GSM7, Shifts.NONE).count(plain)
                <= new Way(Encoding.UCS2, Shifts.NONE).count(text)
        ? plain
        : text;
  }

  /** Every mark replaced, whatever else the text holds. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      plain(text.charAt(i), plain);
    }
    return plain.toString();
  }

  private static void plain(char c, StringBuilder plain) {
    switch (c) {
      case '«', '»', '“', '”', '„', '‟', '″', '〝', '〞', '＂' -> plain.append('"');
      case '‘', '’', '‚', '‛', '′', 'ʼ', 'ʹ', '`', '´', '‹', '›' -> plain.append('\'');
      case '‐', '‑', '‒', '–', '—', '―', '−', '⁃', '•', '·', '‣', '▪' -> plain.append('-');
      case '…' -> plain.append("...");
      case '‥' -> plain.append("..");
      case '\u00A0', '\u202F', '\u3000', '\t' -> plain.append(' ');
      case '\u2028', '\u2029', '\u0085' -> plain.append('\n');
      case '№' -> plain.append("No.");
      case '×' -> plain.append('x');
      case '⁄' -> plain.append('/');
      case '™' -> plain.append("(TM)");
      case '©' -> plain.append("(C)");
      case '®' -> plain.append("(R)");
      case '½' -> plain.append("1/2");
      case '¼' -> plain.append("1/4");
      case '¾' -> plain.append("3/4");
      // soft hyphens, joiners, marks of direction and of the byte order say nothing
      case '\u00AD', '\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u2060', '\uFEFF' -> {}
      default -> plain.append(c >= '\u2000' && c <= '\u200A' ? ' ' : c);
    }
  }
}

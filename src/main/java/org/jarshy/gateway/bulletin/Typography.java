package org.jarshy.gateway.bulletin;

/** Marks of good typography that cost a text the cheap encoding, and what is read the same. */
final class Typography {

  private Typography() {}

  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '«', '»', '“', '”', '„' -> plain.append('"');
        case '‘', '’', '‚' -> plain.append('\'');
        case '–', '—', '‑', '−' -> plain.append('-');
        case '…' -> plain.append("...");
        case '\u00A0', '\u202F', '\u2009' -> plain.append(' ');
        case '•', '·' -> plain.append('-');
        case '№' -> plain.append("No.");
        default -> plain.append(c);
      }
    }
    return plain.toString();
  }
}

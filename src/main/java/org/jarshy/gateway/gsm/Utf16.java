package org.jarshy.gateway.gsm;

/** UCS-2 as phones really send it: UTF-16BE, now and then with a mark of the byte order. */
final class Utf16 {

  private static final int MARK = 0xFEFF;
  private static final int MARK_SWAPPED = 0xFFFE;

  private Utf16() {}

  /** A last odd octet becomes U+FFFD. Unpaired surrogates stay: see {@link ReceivedText}. */
  static String decode(byte[] octets, int from) {
    int first = from + 2 <= octets.length ? unit(octets, from, false) : 0;
    boolean swapped = first == MARK_SWAPPED;
    int at = swapped || first == MARK ? from + 2 : from;
    StringBuilder text = new StringBuilder((octets.length - at) / 2 + 1);
    for (; at + 2 <= octets.length; at += 2) {
      text.append((char) unit(octets, at, swapped));
    }
    if (at < octets.length) {
      text.append(Septets.UNREADABLE);
    }
    return text.toString();
  }

  private static int unit(byte[] octets, int at, boolean swapped) {
    int high = octets[swapped ? at + 1 : at] & 0xFF;
    int low = octets[swapped ? at : at + 1] & 0xFF;
    return high << 8 | low;
  }
}

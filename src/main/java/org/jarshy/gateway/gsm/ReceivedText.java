package org.jarshy.gateway.gsm;

/**
 * What an SMSC delivered, read. Never throws: an unreadable octet becomes U+FFFD.
 *
 * @param concat null where the text is whole
 */
public record ReceivedText(String text, Concat concat) {

  /** Place of a part in a longer text. @param part from 1 */
  public record Concat(int reference, int total, int part) {}

  public static ReceivedText decode(
      byte[] octets, byte dataCoding, boolean udhi, Alphabet alphabet) {
    throw new UnsupportedOperationException();
  }
}

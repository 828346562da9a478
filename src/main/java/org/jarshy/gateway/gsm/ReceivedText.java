package org.jarshy.gateway.gsm;

/**
 * What an SMSC delivered, read. Never throws: an unreadable octet becomes U+FFFD. An unpaired
 * surrogate is left as it is, because its other half may begin the next part.
 *
 * @param concat null where the text is whole
 */
public record ReceivedText(String text, Concat concat) {

  /** Place of a part in a longer text. @param part from 1 */
  public record Concat(int reference, int total, int part) {}

  /**
   * @param dataCoding SMPP 3.4 §5.2.19; what it leaves open is read as 3GPP TS 23.038 §4 says, and
   *     one that cannot be true as what the octets look like
   * @param udhi whether {@code esm_class} promised a header; one that cannot be is read as text
   */
  public static ReceivedText decode(
      byte[] octets, byte dataCoding, boolean udhi, Alphabet alphabet) {
    Header header = udhi ? Header.read(octets) : Header.ABSENT;
    Concat concat = header.concat();
    if (concat != null && concat.total() == 1) {
      concat = null;
    }
    Coding said = Coding.of(dataCoding);
    Coding coding = Mislabelled.reading(said, octets, header.textFrom(), alphabet);
    return new ReceivedText(coding.read(octets, header, alphabet), concat);
  }

  /** Without the words: they are a citizen's. */
  @Override
  public String toString() {
    return "ReceivedText[length=" + text.length() + ", concat=" + concat + "]";
  }
}

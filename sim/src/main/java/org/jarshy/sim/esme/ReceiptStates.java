package org.jarshy.sim.esme;

/** The states of receipts as numbers that are counted quickly, and as words. */
final class ReceiptStates {

  static final long NONE = 0;

  private static final int LONGEST_WORD = 7; // SMPP 3.4 Appendix B: DELIVRD and its like
  private static final String[] WORDS = {
    "SCHEDULED",
    "ENROUTE",
    "DELIVRD",
    "EXPIRED",
    "DELETED",
    "UNDELIV",
    "ACCEPTD",
    "UNKNOWN",
    "REJECTD",
    "SKIPPED"
  };

  private ReceiptStates() {}

  /**
   * @param state the {@code message_state} of SMPP 3.4 §5.2.28
   */
  static long ofState(int state) {
    return -1L - state;
  }

  /** The first letters of a word, as capitals, in the octets of a number. */
  static long ofWord(byte[] octets, int from, int to) {
    long word = 0;
    for (int i = from; i < Math.min(to, from + LONGEST_WORD); i++) {
      int octet = octets[i];
      word = word << 8 | (octet >= 'a' && octet <= 'z' ? octet - 0x20 : octet);
    }
    return word;
  }

  /** What people call it; {@code NONE} where a receipt says nothing of a state. */
  static String name(long stat) {
    if (stat == NONE) {
      return "NONE";
    }
    if (stat < 0) {
      int state = (int) (-1 - stat);
      return state < WORDS.length ? WORDS[state] : "STATE-" + state;
    }
    StringBuilder word = new StringBuilder();
    for (int shift = 48; shift >= 0; shift -= 8) {
      int octet = (int) (stat >> shift) & 0xFF;
      if (octet != 0) {
        word.append((char) octet);
      }
    }
    return word.toString();
  }
}

package org.jarshy.gateway.gsm;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A table of 128 characters and the one behind its escape, read and written. */
final class Septets {

  static final int ESCAPE = 0x1B;
  static final char UNREADABLE = '\uFFFD';

  /** No table has a character above it. */
  private static final char LAST = '∞';

  private static final Map<Shifts, Septets> KNOWN = new ConcurrentHashMap<>();

  private final char[] main;
  private final char[] escaped;

  /** By character: septets in one number, escape above code; -1 where there is none. */
  private final short[] codes = new short[LAST + 1];

  Septets(char[] main, char[] escaped) {
    this.main = main;
    this.escaped = escaped;
    Arrays.fill(codes, (short) -1);
    // The cheapest code of a character is written last, and stays.
    for (int code = NationalTable.CODES - 1; code >= 0; code--) {
      if (escaped[code] != NationalTable.NONE) {
        codes[escaped[code]] = (short) (ESCAPE << 8 | code);
      }
    }
    for (int code = NationalTable.CODES - 1; code >= 0; code--) {
      if (main[code] != NationalTable.NONE && code != ESCAPE) {
        codes[main[code]] = (short) code;
      }
    }
  }

  static Septets of(Shifts shifts) {
    return shifts.equals(Shifts.NONE) ? Gsm7.TABLES : KNOWN.computeIfAbsent(shifts, Septets::read);
  }

  private static Septets read(Shifts shifts) {
    char[] main =
        shifts.locking() == null ? Gsm7.TABLES.main : NationalTable.of(shifts.locking()).locking();
    char[] escaped =
        shifts.single() == null ? Gsm7.TABLES.escaped : NationalTable.of(shifts.single()).single();
    return new Septets(main, escaped);
  }

  /** Septets the character costs: 1, 2 with its escape, 0 where the tables lack it. */
  int cost(char c) {
    int code = code(c);
    return code < 0 ? 0 : code > 0xFF ? 2 : 1;
  }

  /** The code, with {@link #ESCAPE} in bits 8 to 15 where one goes before it; -1 for none. */
  int code(char c) {
    return c <= LAST ? codes[c] : -1;
  }

  boolean canCarry(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (code(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Reads one octet a septet. Follows TS 23.038 where a table is silent, see the comments. */
  String decode(byte[] octets, int from) {
    StringBuilder text = new StringBuilder(octets.length - from);
    for (int i = from; i < octets.length; i++) {
      int code = octets[i] & 0xFF;
      if (code != ESCAPE) {
        text.append(main(code));
      } else if (i + 1 == octets.length) {
        text.append(' '); // §6.2.1 note 1: an escape that leads nowhere is shown as a space
      } else {
        text.append(escaped(octets[++i] & 0xFF));
      }
    }
    return text.toString();
  }

  private char main(int code) {
    if (code >= NationalTable.CODES) {
      return UNREADABLE;
    }
    // Annex A leaves cells empty for later use: a phone has nothing to show there.
    return main[code] == NationalTable.NONE ? ' ' : main[code];
  }

  private char escaped(int code) {
    if (code == ESCAPE) {
      return ' '; // §6.2.1.1 note 1: reserved for a further table, shown as a space until then
    }
    // §6.2.1.1: a code that the extension table lacks is shown from the table before the escape
    boolean known = code < NationalTable.CODES && escaped[code] != NationalTable.NONE;
    return known ? escaped[code] : main(code);
  }
}

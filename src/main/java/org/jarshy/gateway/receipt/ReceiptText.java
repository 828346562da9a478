package org.jarshy.gateway.receipt;

import java.util.Locale;

/**
 * The text of a delivery receipt, read leniently (SMPP 3.4 Appendix B is a suggestion): keys in any
 * case and order, missing ones, dates of any length, whatever follows {@code text:} left alone. A
 * scanner of its own, since receipts come at the full rate of submits.
 *
 * @param id as spelt; null when there is none
 * @param stat upper case; empty when there is none
 * @param err empty when there is none
 */
record ReceiptText(String id, String stat, String err) {

  /** A key, then perhaps blanks, and a colon or an equals sign. */
  private enum Key {
    ID("id"),
    SUB("sub"),
    DLVRD("dlvrd"),
    SUBMIT_DATE("submit", "date"),
    DONE_DATE("done", "date"),
    STAT("stat"),
    ERR("err"),
    TEXT("text");

    private final String[] words;

    Key(String... words) {
      this.words = words;
    }

    /**
     * @return where its value begins, or -1 where it does not stand at {@code at}
     */
    private int valueAt(String text, int at) {
      int i = at;
      for (String word : words) {
        i = i == at ? i : blanks(text, i);
        if (!text.regionMatches(true, i, word, 0, word.length())) {
          return -1;
        }
        i += word.length();
      }
      i = blanks(text, i);
      boolean follows = i < text.length() && (text.charAt(i) == ':' || text.charAt(i) == '=');
      return follows ? blanks(text, i + 1) : -1;
    }
  }

  static ReceiptText parse(String text) {
    String[] values = new String[Key.values().length];
    int at = 0;
    while (at < text.length()) {
      Key key = beginsWord(text, at) ? keyAt(text, at) : null;
      if (key == Key.TEXT) {
        break; // the citizen's words may look like anything
      }
      if (key == null) {
        at++;
        continue;
      }
      int from = key.valueAt(text, at);
      // An empty value is followed by the next key: "err: text:" or "done date: stat:DELIVRD".
      boolean empty = from >= text.length() || keyAt(text, from) != null;
      int to = empty ? from : endOfValue(text, from);
      if (values[key.ordinal()] == null) {
        values[key.ordinal()] = text.substring(Math.min(from, text.length()), to);
      }
      at = to;
    }
    String id = values[Key.ID.ordinal()];
    return new ReceiptText(
        id == null || id.isEmpty() ? null : id,
        orEmpty(values[Key.STAT.ordinal()]).toUpperCase(Locale.ROOT),
        orEmpty(values[Key.ERR.ordinal()]));
  }

  private static Key keyAt(String text, int at) {
    switch (text.charAt(at) | 0x20) {
      case 'i', 's', 'd', 'e', 't' -> {
        for (Key key : Key.values()) {
          if (key.valueAt(text, at) >= 0) {
            return key;
          }
        }
        return null;
      }
      default -> {
        return null;
      }
    }
  }

  private static boolean beginsWord(String text, int at) {
    return at == 0 || !isWord(text.charAt(at - 1));
  }

  private static boolean isWord(char c) {
    return c == '_' || c >= '0' && c <= '9' || (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  private static int blanks(String text, int from) {
    int i = from;
    while (i < text.length() && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  private static int endOfValue(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != ':' && !isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }
}

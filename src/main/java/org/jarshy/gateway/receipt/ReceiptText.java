package org.jarshy.gateway.receipt;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a delivery receipt, read leniently (SMPP 3.4 Appendix B is a suggestion): keys in any
 * case and order, missing ones, dates of any length, whatever follows {@code text:} left alone.
 *
 * @param id as spelt; null when there is none
 * @param stat upper case; empty when there is none
 * @param err empty when there is none
 */
record ReceiptText(String id, String stat, String err) {

  /**
   * A key, and what stands before the next key or blank; {@code submit date} has a blank itself.
   */
  private static final Pattern FIELD =
      Pattern.compile(
          "\\b(id|sub|dlvrd|submit\\s*date|done\\s*date|stat|err|text)\\s*[:=]\\s*([^\\s:]*)",
          Pattern.CASE_INSENSITIVE);

  static ReceiptText parse(String text) {
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = FIELD.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      String key = matcher.group(1).toLowerCase(Locale.ROOT).replaceAll("\\s", "");
      if (key.equals("text")) {
        break; // the citizen's words may look like anything
      }
      String value = matcher.group(2);
      // An empty value swallows the next key: "err: text:" or "done date: stat:DELIVRD".
      boolean nextKey = isKeyAt(text, matcher.start(2));
      fields.putIfAbsent(key, nextKey ? "" : value);
      from = nextKey ? matcher.start(2) : Math.max(matcher.end(), from + 1);
    }
    String id = fields.get("id");
    return new ReceiptText(
        id == null || id.isEmpty() ? null : id,
        fields.getOrDefault("stat", "").toUpperCase(Locale.ROOT),
        fields.getOrDefault("err", ""));
  }

  private static boolean isKeyAt(String text, int start) {
    Matcher next = FIELD.matcher(text);
    return next.find(start) && next.start() == start;
  }
}

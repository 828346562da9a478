package org.jarshy.sim.capture;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What delivery receipts say, in TLVs and in texts as they are found in the wild. */
final class ReceiptReader {

  private static final int TYPE = 0x3C;
  private static final int RECEIPT = 0x04;
  private static final int INTERMEDIATE = 0x20;

  private static final Pattern KEY =
      Pattern.compile(
          "(?<![\\w])(id|sub|dlvrd|submit[ _]date|done[ _]date|stat|err|text):",
          Pattern.CASE_INSENSITIVE);

  /** SMPP 3.4 §5.2.28. */
  private static final String[] STATES = {
    null,
    "ENROUTE",
    "DELIVERED",
    "EXPIRED",
    "DELETED",
    "UNDELIVERABLE",
    "ACCEPTED",
    "UNKNOWN",
    "REJECTED"
  };

  private ReceiptReader() {}

  static boolean isReceipt(int esmClass, Map<Integer, byte[]> tlvs) {
    int type = esmClass & TYPE;
    return type == RECEIPT || type == INTERMEDIATE || tlvs.containsKey(Tlv.RECEIPTED_MESSAGE_ID);
  }

  /**
   * {@code message_id} and {@code state} by the TLVs or else by the text; then the text's own
   * fields: {@code id}, {@code sub}, {@code dlvrd}, {@code submit_date}, {@code done_date}, {@code
   * stat}, {@code err}, {@code text}.
   *
   * @param tlvs those that were read, by name; null when there are none
   */
  static Map<String, Object> read(int esmClass, String text, Object tlvs) {
    Map<String, String> said = fields(text);
    Map<?, ?> parameters = tlvs instanceof Map<?, ?> map ? map : Map.of();
    Map<String, Object> receipt = new LinkedHashMap<>();
    receipt.put("intermediate", (esmClass & TYPE) == INTERMEDIATE);
    Object id = parameters.get("receipted_message_id");
    put(receipt, "message_id", id == null ? said.get("id") : id);
    Object state = parameters.get("message_state");
    put(receipt, "state", state instanceof Long number ? state(number) : said.get("stat"));
    receipt.putAll(said);
    return receipt;
  }

  private static void put(Map<String, Object> receipt, String name, Object value) {
    if (value != null) {
      receipt.put(name, value);
    }
  }

  private static String state(long number) {
    return number > 0 && number < STATES.length ? STATES[(int) number] : Long.toString(number);
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher keys = KEY.matcher(text);
    boolean found = keys.find();
    while (found) {
      String key = keys.group(1).toLowerCase(Locale.ROOT).replace(' ', '_');
      int from = keys.end();
      // What follows "text:" is the text, whatever words are in it.
      found = !key.equals("text") && keys.find();
      fields.putIfAbsent(key, text.substring(from, found ? keys.start() : text.length()).strip());
    }
    return fields;
  }
}

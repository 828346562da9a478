package org.jarshy.gateway.receipt;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The ways in which the response may have spelt an id that a receipt spells its own way: hex there
 * and decimal here or the reverse, leading zeros, upper or lower case.
 */
final class MessageIds {

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,16}");

  private MessageIds() {}

  /** As spelt first, then the likelier readings. */
  static List<String> readings(String id) {
    Set<String> readings = new LinkedHashSet<>();
    readings.add(id);
    readings.add(id.toLowerCase(Locale.ROOT));
    readings.add(id.toUpperCase(Locale.ROOT));
    addPadded(readings, stripZeros(id));
    if (DECIMAL.matcher(id).matches()) {
      String hex = new BigInteger(id).toString(16);
      addPadded(readings, hex);
      addPadded(readings, hex.toUpperCase(Locale.ROOT));
    }
    if (HEX.matcher(id).matches()) {
      addPadded(readings, new BigInteger(id, 16).toString());
    }
    return List.copyOf(readings);
  }

  private static void addPadded(Set<String> readings, String plain) {
    readings.add(plain);
    for (int width : new int[] {8, 10, 16}) {
      if (plain.length() < width) {
        readings.add("0".repeat(width - plain.length()) + plain);
      }
    }
  }

  private static String stripZeros(String id) {
    String stripped = id.replaceFirst("^0+(?=.)", "");
    return stripped.toLowerCase(Locale.ROOT);
  }
}

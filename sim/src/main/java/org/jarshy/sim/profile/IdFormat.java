package org.jarshy.sim.profile;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a message id is written: a name of {@link #NAMES}, or a pattern with one {@code %d}, {@code
 * %x} or {@code %X}, filled with zeros where a width is given, such as {@code KC-%010d}.
 */
public final class IdFormat {

  private static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.of(
              "hex", "%x",
              "hex-upper", "%X",
              "hex-padded", "%012x",
              "hex-upper-padded", "%012X",
              "decimal", "%d",
              "decimal-padded", "%015d"));

  private static final Pattern FORM =
      Pattern.compile(
          "([\\x21-\\x7E&&[^%]]{0,20})%(?:0(\\d{1,2}))?([dxX])([\\x21-\\x7E&&[^%]]{0,20})");

  private static final int LONGEST = 64; // SMPP 3.4 §5.2.23, without the terminator

  public static final String ALLOWED =
      "one of "
          + String.join(", ", NAMES.keySet())
          + ", or a pattern with one %d, %x or %X such as KC-%010d";

  public static final IdFormat HEX = parse("hex");
  public static final IdFormat DECIMAL = parse("decimal");

  private final String name;
  private final String before;
  private final String after;
  private final int width;
  private final char base;

  private IdFormat(String name, Matcher form) {
    this.name = name;
    this.before = form.group(1);
    this.width = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
    this.base = form.group(3).charAt(0);
    this.after = form.group(4);
  }

  /**
   * @throws IllegalArgumentException saying what is allowed
   */
  public static IdFormat parse(String text) {
    String pattern = NAMES.getOrDefault(text, text);
    Matcher form = FORM.matcher(pattern);
    if (!form.matches()) {
      throw new IllegalArgumentException(ALLOWED);
    }
    IdFormat format = new IdFormat(text, form);
    if (format.write(Long.MAX_VALUE).length() > LONGEST) {
      throw new IllegalArgumentException("a pattern whose ids have at most 64 characters");
    }
    return format;
  }

  /** What {@link #parse} was given. */
  public String name() {
    return name;
  }

  public String write(long number) {
    String digits = base == 'd' ? Long.toString(number) : Long.toHexString(number);
    if (base == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    if (digits.length() < width) {
      digits = "0".repeat(width - digits.length()) + digits;
    }
    return before.isEmpty() && after.isEmpty() ? digits : before + digits + after;
  }

  /** The number of an id; -1 when this is none. */
  public long read(String id) {
    if (id == null
        || id.length() < before.length() + after.length()
        || !id.startsWith(before)
        || !id.endsWith(after)) {
      return -1;
    }
    String digits = id.substring(before.length(), id.length() - after.length());
    try {
      long number = Long.parseLong(digits, base == 'd' ? 10 : 16);
      return number < 0 ? -1 : number;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdFormat format && name.equals(format.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}

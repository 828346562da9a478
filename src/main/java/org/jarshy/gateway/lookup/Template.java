package org.jarshy.gateway.lookup;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with {@code {names}} to fill in. What is filled in is never read as a template itself, so
 * braces in a cell or in an answer stay braces.
 */
final class Template {

  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)}");

  /** What empty cells leave behind: {@code Ivanov, , Almaty}. */
  private static final Pattern EMPTY_PLACES =
      Pattern.compile("\\s*[,;](?=\\s*([,;]|$))|(?<=^)\\s*[,;:]\\s*");

  private Template() {}

  /** Names as they compare: case and outer blanks do not matter. */
  static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  static Set<String> names(String pattern) {
    Set<String> names = new LinkedHashSet<>();
    for (Matcher m = NAME.matcher(pattern); m.find(); ) {
      names.add(m.group(1).strip());
    }
    return names;
  }

  /** True where a brace opens or closes nothing. */
  static boolean hasLooseBrace(String pattern) {
    String rest = NAME.matcher(pattern).replaceAll("");
    return rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0;
  }

  /**
   * @param values by {@link #key}; null for a name that is none
   */
  static String fill(String pattern, UnaryOperator<String> values) {
    Matcher m = NAME.matcher(pattern);
    StringBuilder out = new StringBuilder();
    boolean empty = false;
    while (m.find()) {
      String value = values.apply(key(m.group(1)));
      empty |= value == null || value.isBlank();
      m.appendReplacement(out, Matcher.quoteReplacement(value == null ? "" : value));
    }
    String text = m.appendTail(out).toString();
    return (empty ? EMPTY_PLACES.matcher(text).replaceAll("") : text)
        .replaceAll(" {2,}", " ")
        .strip();
  }
}

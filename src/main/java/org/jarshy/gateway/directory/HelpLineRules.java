package org.jarshy.gateway.directory;

import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jarshy.gateway.bulletin.ReadableText;
import org.jarshy.gateway.kernel.Lang;

/** What a help line must be before it may be told to people who need it. */
final class HelpLineRules {

  private static final int MAX_NAME_CHARS = 40;

  /** Other digits look right and cannot be dialled from a text. */
  private static final Pattern PHONE = Pattern.compile("[0-9]{2,12}");

  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  private HelpLineRules() {}

  /** Everything that is wrong, by field; empty when nothing is. */
  static Map<String, String> problems(HelpLine line) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (line.topic() == null) {
      problems.put("topic", "A topic is required.");
    }
    if (line.area() == null || line.area().isEmpty()) {
      problems.put(
          "area", "An area is required: the whole country, or at least one region or city.");
    }
    names(line.name(), problems);
    if (line.phone() == null || !PHONE.matcher(line.phone()).matches()) {
      problems.put(
          "phone",
          "The phone must be 2 to 12 digits 0-9 as one dials it in the country, such as 150 or"
              + " 87170000000; no plus, blank or bracket.");
    }
    if (!isHours(line.hours())) {
      problems.put(
          "hours",
          "The hours must be 24/7 or from-to such as 09:00-18:00, with two times that differ.");
    }
    return problems;
  }

  private static void names(Map<Lang, String> names, Map<String, String> problems) {
    if (names.isEmpty()) {
      problems.put(
          "name", "A name in at least one language is required: Kazakh, Russian, English.");
    }
    for (Lang lang : Lang.values()) {
      String name = names.get(lang);
      String problem = name == null ? null : nameProblem(name);
      if (problem != null) {
        String language = lang.locale().getDisplayLanguage(Locale.ENGLISH);
        problems.put("name." + lang.code(), "The %s name %s.".formatted(language, problem));
      }
    }
  }

  private static String nameProblem(String name) {
    if (name.isBlank()) {
      return "is empty; write it or leave the language out";
    }
    if (name.length() > MAX_NAME_CHARS) {
      return "has %d characters; at most %d are allowed".formatted(name.length(), MAX_NAME_CHARS);
    }
    return ReadableText.problem(name, false).orElse(null);
  }

  private static boolean isHours(String hours) {
    if (hours == null || hours.equals("24/7")) {
      return hours != null;
    }
    String[] ends = hours.split("-", -1);
    return ends.length == 2
        && TIME.matcher(ends[0]).matches()
        && TIME.matcher(ends[1]).matches()
        && !LocalTime.parse(ends[0]).equals(LocalTime.parse(ends[1]));
  }
}

package org.jarshy.gateway.keyword.internal;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.gateway.kernel.Lang;

/** The catalogue in one language, with times as that language writes them. */
final class Wording {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final Catalogue catalogue;
  private final Lang lang;

  Wording(Catalogue catalogue, Lang lang) {
    this.catalogue = catalogue;
    this.lang = lang;
  }

  Lang lang() {
    return lang;
  }

  /** The same catalogue in another language. */
  Wording in(Lang other) {
    return new Wording(catalogue, other);
  }

  /**
   * @param namesAndValues name, value, name, value; every placeholder must be among them
   */
  String say(String key, Object... namesAndValues) {
    Matcher matcher = PLACEHOLDER.matcher(catalogue.pattern(lang, key));
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      Object value = value(matcher.group(1), namesAndValues);
      if (value == null) {
        throw new IllegalArgumentException("reply '" + key + "' needs " + matcher.group());
      }
      matcher.appendReplacement(out, Matcher.quoteReplacement(value.toString()));
    }
    return matcher.appendTail(out).toString();
  }

  /** Date and time, absolute: it may be read tomorrow. */
  String moment(ZonedDateTime at) {
    return say("moment", "time", CLOCK.format(at), "day", at.getDayOfMonth(), "month", month(at));
  }

  String date(ZonedDateTime at) {
    return say("date", "day", at.getDayOfMonth(), "month", month(at));
  }

  /**
   * The same in fewer letters, for where there is little room. @param withTime false for the date
   */
  String stamp(ZonedDateTime at, boolean withTime) {
    String month = say("months.short").split(",")[at.getMonthValue() - 1];
    return withTime
        ? say("stamp", "time", CLOCK.format(at), "day", at.getDayOfMonth(), "month", month)
        : say("stamp.date", "day", at.getDayOfMonth(), "month", month);
  }

  private String month(ZonedDateTime at) {
    return say("months").split(",")[at.getMonthValue() - 1];
  }

  private static Object value(String name, Object... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i].equals(name)) {
        return namesAndValues[i + 1];
      }
    }
    return null;
  }
}

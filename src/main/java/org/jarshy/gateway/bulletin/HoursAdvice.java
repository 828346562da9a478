package org.jarshy.gateway.bulletin;

import java.time.LocalTime;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Do the words of a curfew say the hours that the answer to CURFEW says? People believe neither
 * when the two differ.
 */
final class HoursAdvice {

  private HoursAdvice() {}

  static void on(String text, CurfewHours hours, List<String> sentences) {
    require(text, hours.from(), sentences);
    require(text, hours.to(), sentences);
  }

  private static void require(String text, LocalTime time, List<String> sentences) {
    if (time != null && !names(text, time)) {
      sentences.add("The hours of the curfew say %s and the text does not.".formatted(time));
    }
  }

  /** {@code 07:00}, {@code 7.00}, {@code 7-00}; and {@code 7} alone for a full hour. */
  private static boolean names(String text, LocalTime time) {
    String hour = time.getHour() == 0 ? "(?:00?|24)" : "0?" + time.getHour();
    String minutes = "\\s?[:.-]\\s?%02d".formatted(time.getMinute());
    String tail = time.getMinute() == 0 ? "(?:%s)?".formatted(minutes) : minutes;
    return Pattern.compile("(?<![0-9:.])" + hour + tail + "(?![0-9]|[:.][0-9])")
        .matcher(text)
        .find();
  }
}

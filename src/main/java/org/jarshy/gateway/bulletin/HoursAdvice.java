package org.jarshy.gateway.bulletin;

import java.time.LocalTime;
import java.util.regex.Pattern;
import org.jarshy.gateway.bulletin.Advice.Code;

/**
 * Do the words of a curfew say the hours that the answer to CURFEW says? People believe neither
 * when the two differ.
 */
final class HoursAdvice {

  private HoursAdvice() {}

  static void on(Passage passage, CurfewHours hours) {
    require(passage, hours.from());
    require(passage, hours.to());
  }

  private static void require(Passage passage, LocalTime time) {
    if (time != null && !names(passage.text(), time)) {
      passage.say(
          Code.OTHER_HOURS,
          "The hours of the curfew say %s and the text does not.".formatted(time));
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

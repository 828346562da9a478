package org.jarshy.gateway.keyword.internal;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.jarshy.gateway.directory.HelpLine;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Region;

/** Who helps by phone: the number, when somebody answers, and whether deaf people can text it. */
final class Hotline {

  /** Before the number in an {@link Item#id()}. */
  static final String HELP_LINE = "h";

  private Hotline() {}

  /**
   * @param place where it is asked about; null where not known
   */
  static Item item(HelpLine line, Place place, Instant now, Wording wording, FreshFor freshFor) {
    String text =
        wording.say(
            "hotline.item",
            "name",
            name(line, wording.lang()),
            "phone",
            line.phone(),
            "hours",
            hours(line, now.atZone(clock(line, place)).toLocalTime(), wording),
            "way",
            wording.say(line.textable() ? "hotline.text" : "hotline.call"));
    return new Item(HELP_LINE + line.id(), text, line.savedAt(), freshFor.helpLines());
  }

  private static String hours(HelpLine line, LocalTime there, Wording wording) {
    if (line.always()) {
      return wording.say("hotline.always");
    }
    String key = line.openAt(there) ? "hotline.open" : "hotline.closed";
    return wording.say(key, "hours", line.hours());
  }

  /** A line for the whole country answers by the clock of its capital. */
  private static ZoneId clock(HelpLine line, Place place) {
    boolean country = place == null || line.area().country();
    return (country ? Region.ASTANA : place.region()).zone();
  }

  private static String name(HelpLine line, Lang wanted) {
    return Stream.of(wanted, Lang.RU, Lang.KK, Lang.EN)
        .map(line.name()::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}

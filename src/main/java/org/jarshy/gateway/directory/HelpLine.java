package org.jarshy.gateway.directory;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;

/**
 * Somebody who helps by phone.
 *
 * @param name who answers, by language; at most 40 characters each
 * @param phone as one dials it in the country: {@code 150}, {@code 87172001122}
 * @param hours {@code 24/7} or {@code 09:00-18:00}
 * @param textable true where deaf people can send texts to it
 * @param savedAt when somebody last vouched for it by saving it; null before it was saved
 */
public record HelpLine(
    long id,
    HelpTopic topic,
    Area area,
    Map<Lang, String> name,
    String phone,
    String hours,
    boolean textable,
    Instant savedAt) {

  private static final String ALWAYS = "24/7";

  public HelpLine {
    name = Map.copyOf(name);
  }

  /** One to be saved. */
  public HelpLine(
      long id,
      HelpTopic topic,
      Area area,
      Map<Lang, String> name,
      String phone,
      String hours,
      boolean textable) {
    this(id, topic, area, name, phone, hours, textable, null);
  }

  /** Day and night. */
  public boolean always() {
    return hours.equals(ALWAYS);
  }

  /** Does anybody answer? @param there what the clocks of its place say */
  public boolean openAt(LocalTime there) {
    if (always()) {
      return true;
    }
    LocalTime from = LocalTime.parse(hours.substring(0, hours.indexOf('-')));
    LocalTime to = LocalTime.parse(hours.substring(hours.indexOf('-') + 1));
    boolean begun = !there.isBefore(from);
    boolean over = !there.isBefore(to);
    // Over midnight: from the evening on, and until the morning.
    return from.isBefore(to) ? begun && !over : begun || !over;
  }
}

package org.jarshy.gateway.console.internal.page;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jarshy.gateway.directory.HelpLine;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;

/**
 * A help line as typed.
 *
 * @param place an encoded area: {@code country}, {@code region:…} or {@code city:…}
 */
public record HelpLineForm(
    Long id,
    String topic,
    String place,
    String kk,
    String ru,
    String en,
    String phone,
    String hours,
    Boolean textable) {

  static final HelpLineForm EMPTY =
      new HelpLineForm(0L, "", "country", "", "", "", "", "24/7", false);

  public HelpLineForm {
    id = id == null ? 0 : id;
    textable = textable != null && textable;
    topic = text(topic);
    place = text(place);
    kk = text(kk);
    ru = text(ru);
    en = text(en);
    phone = text(phone);
    hours = text(hours);
  }

  static HelpLineForm of(HelpLine line) {
    return new HelpLineForm(
        line.id(),
        line.topic().name(),
        line.area().encode(),
        line.name().get(Lang.KK),
        line.name().get(Lang.RU),
        line.name().get(Lang.EN),
        line.phone(),
        line.hours(),
        line.textable());
  }

  /** Fills {@code problems}; null where it did. Lengths and forms are the directory's to judge. */
  HelpLine read(Map<String, String> problems) {
    HelpTopic chosen =
        Arrays.stream(HelpTopic.values())
            .filter(t -> t.name().equals(topic))
            .findFirst()
            .orElse(null);
    if (chosen == null) {
      problems.put("topic", "Choose what it helps with.");
    }
    Map<Lang, String> names = names();
    if (names.isEmpty()) {
      problems.put("name", "Say who answers, in at least one language.");
    }
    if (phone.isEmpty()) {
      problems.put("phone", "Give the number as one dials it: 150 or 87172001122.");
    }
    if (hours.isEmpty()) {
      problems.put("hours", "Say when somebody answers: 24/7 or 09:00-18:00.");
    }
    Area area = area(problems);
    return problems.isEmpty()
        ? new HelpLine(id, chosen, area, names, phone, hours, textable)
        : null;
  }

  private Area area(Map<String, String> problems) {
    try {
      Area area = Area.decode(place);
      if (!area.isEmpty()) {
        return area;
      }
    } catch (IllegalArgumentException e) {
      problems.put("place", e.getMessage());
      return null;
    }
    problems.put("place", "Choose the whole country, a region or a city.");
    return null;
  }

  private Map<Lang, String> names() {
    Map<Lang, String> all = new LinkedHashMap<>();
    all.put(Lang.KK, kk);
    all.put(Lang.RU, ru);
    all.put(Lang.EN, en);
    Map<Lang, String> names = new EnumMap<>(Lang.class);
    all.forEach(
        (lang, name) -> {
          if (!name.isEmpty()) {
            names.put(lang, name);
          }
        });
    return names;
  }

  private static String text(String value) {
    return value == null ? "" : value.strip();
  }
}

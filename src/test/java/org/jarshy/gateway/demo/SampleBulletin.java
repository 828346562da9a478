package org.jarshy.gateway.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.CurfewHours;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;

/**
 * One entry of {@code demo/bulletins.yaml}.
 *
 * @param age how long before the start of the demo it began to hold
 * @param lasts how long after the start of the demo it still holds
 * @param reason of a return; null otherwise
 */
record SampleBulletin(
    String id,
    Kind kind,
    String source,
    String area,
    Hours hours,
    Duration age,
    Duration lasts,
    State state,
    String reason,
    Map<String, String> texts) {

  enum State {
    DRAFT,
    SUBMITTED,
    RETURNED,
    APPROVED
  }

  record Hours(String from, String to) {}

  Content content(Instant start) {
    Map<Lang, String> byLang = new EnumMap<>(Lang.class);
    texts.forEach((code, text) -> byLang.put(Lang.of(code).orElseThrow(), text));
    CurfewHours curfew =
        hours == null
            ? null
            : new CurfewHours(LocalTime.parse(hours.from()), LocalTime.parse(hours.to()));
    return new Content(
        kind, source, Area.decode(area), byLang, start.minus(age), start.plus(lasts), curfew);
  }
}

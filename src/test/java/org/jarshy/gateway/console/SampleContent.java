package org.jarshy.gateway.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.CurfewHours;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;

/** Content of January 2022 for tests of pages. */
final class SampleContent {

  static final String CURFEW_KK =
      "ТЖД: Алматыда 5 қаңтардан бастап коменданттық сағат 23:00-07:00. Үйден шықпаңыз.";
  static final String CURFEW_RU =
      "КЧС: в Алматы с 5 января комендантский час 23:00-07:00. Не выходите из дома.";

  private SampleContent() {}

  static Content curfew(Instant now) {
    return new Content(
        Kind.CURFEW,
        "КЧС",
        Area.of(City.ALMATY),
        Map.of(Lang.KK, CURFEW_KK, Lang.RU, CURFEW_RU),
        now,
        now.plus(Duration.ofDays(2)),
        new CurfewHours(LocalTime.of(23, 0), LocalTime.of(7, 0)));
  }

  static Content digest(Instant now) {
    return new Content(
        Kind.NEWS_DIGEST,
        "Редакция",
        Area.wholeCountry(),
        Map.of(Lang.RU, "8 января: интернет в Алматы с 9:00 до 14:00. Банки работают."),
        now,
        now.plus(Duration.ofDays(1)),
        null);
  }
}

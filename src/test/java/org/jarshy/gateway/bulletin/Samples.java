package org.jarshy.gateway.bulletin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;

/** Bulletins that are right in everything; tests spoil what they are about. */
final class Samples {

  static final Instant NOW = Instant.parse("2022-01-05T03:00:00Z");
  static final CurfewHours NIGHT = new CurfewHours(LocalTime.of(23, 0), LocalTime.of(7, 0));
  static final Map<Lang, String> TEXTS =
      Map.of(
          Lang.KK, "Комендатура: бүкіл елде коменданттық сағат 23:00-07:00. Үйде болыңыз.",
          Lang.RU, "Комендатура: по всей стране комендантский час 23:00-07:00. Будьте дома.");

  private Samples() {}

  static Content curfew() {
    return curfew(Area.wholeCountry(), NOW);
  }

  static Content curfew(Area area, Instant validFrom) {
    return new Content(
        Kind.CURFEW, "Комендатура", area, TEXTS, validFrom, NOW.plus(Duration.ofDays(14)), NIGHT);
  }

  static Content news(String russian) {
    return new Content(
        Kind.NEWS_DIGEST,
        "Tengrinews",
        Area.wholeCountry(),
        Map.of(Lang.RU, russian),
        NOW,
        NOW.plus(Duration.ofDays(2)),
        null);
  }

  static Content with(Content c, Map<Lang, String> texts, Map<Lang, String> corrections) {
    return new Content(
        c.kind(), c.source(), c.area(), texts, c.validFrom(), c.expires(), c.hours(), corrections);
  }

  static Content with(Content c, Map<Lang, String> texts) {
    return new Content(
        c.kind(), c.source(), c.area(), texts, c.validFrom(), c.expires(), c.hours());
  }
}

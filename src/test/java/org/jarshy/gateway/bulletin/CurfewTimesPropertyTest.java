package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jarshy.gateway.kernel.Region;

class CurfewTimesPropertyTest {

  private static final Instant START = Instant.parse("2022-01-05T00:00:00Z");

  /** By the clock on the wall and nothing else: is it curfew in this minute? */
  private static boolean isCurfew(CurfewHours hours, ZonedDateTime then, Instant from, Instant to) {
    LocalTime wall = then.toLocalTime();
    boolean night = hours.from().isAfter(hours.to());
    boolean since = !wall.isBefore(hours.from());
    boolean before = wall.isBefore(hours.to());
    boolean holds = !then.toInstant().isBefore(from) && then.toInstant().isBefore(to);
    return holds && (night ? since || before : since && before);
  }

  @Property(tries = 500)
  void the_answer_is_what_a_walk_minute_by_minute_finds(
      @ForAll("hours") CurfewHours hours,
      @ForAll Region region,
      @ForAll @IntRange(max = 2 * 1440) int nowMinute,
      @ForAll @IntRange(max = 3 * 1440) int fromMinute,
      @ForAll @IntRange(min = 1, max = 3 * 1440) int lastingMinutes) {
    Assume.that(!hours.from().equals(hours.to()));
    ZonedDateTime now = START.plus(Duration.ofMinutes(nowMinute)).atZone(region.zone());
    Instant from = START.plus(Duration.ofMinutes(fromMinute));
    Instant expires = from.plus(Duration.ofMinutes(lastingMinutes));

    Optional<CurfewTimes> found = CurfewTimes.of(hours, now, from, expires);

    ZonedDateTime walk = now;
    while (walk.toInstant().isBefore(expires) && !isCurfew(hours, walk, from, expires)) {
      walk = walk.plusMinutes(1);
    }
    boolean any = walk.toInstant().isBefore(expires);
    assertThat(found.isPresent()).isEqualTo(any);
    if (any) {
      CurfewTimes times = found.orElseThrow();
      assertThat(times.now()).isEqualTo(walk.equals(now));
      if (!times.now()) {
        assertThat(times.from()).isEqualTo(walk);
      }
      while (isCurfew(hours, walk, from, expires)) {
        walk = walk.plusMinutes(1);
      }
      assertThat(times.until()).isEqualTo(walk);
    }
  }

  @Provide
  Arbitrary<CurfewHours> hours() {
    Arbitrary<LocalTime> minutes =
        Arbitraries.integers().between(0, 1439).map(m -> LocalTime.ofSecondOfDay(m * 60L));
    return minutes.flatMap(from -> minutes.map(to -> new CurfewHours(from, to)));
  }
}

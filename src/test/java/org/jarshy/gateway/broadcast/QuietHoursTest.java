package org.jarshy.gateway.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.broadcast.BroadcastSettings.Hours;
import org.jarshy.gateway.broadcast.BroadcastSettings.RegionHours;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.AudienceQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** In January 2022 Almaty was six hours ahead of UTC, Mangystau five. */
class QuietHoursTest {

  private static final QuietHours USUAL = new QuietHours(BroadcastHouse.QUIET_NIGHTS);

  private static QuietHours of(String notice, String digest, Map<String, RegionHours> regions) {
    return new QuietHours(new BroadcastSettings(new Hours(notice, digest), regions));
  }

  @ParameterizedTest
  @CsvSource({
    "2022-01-05T15:59:59Z,",
    "2022-01-05T16:00:00Z, 2022-01-06T02:00:00Z",
    "2022-01-05T18:30:00Z, 2022-01-06T02:00:00Z",
    "2022-01-06T01:59:59Z, 2022-01-06T02:00:00Z",
    "2022-01-06T02:00:00Z,"
  })
  void a_digest_waits_from_ten_in_the_evening_to_eight_on_the_clock_of_the_place(
      Instant now, Instant until) {
    assertThat(USUAL.until(PriorityClass.DIGEST, Region.ALMATY, now)).isEqualTo(until);
    assertThat(USUAL.until(PriorityClass.DIGEST, null, now)).isEqualTo(until);
  }

  @ParameterizedTest
  @EnumSource(
      value = PriorityClass.class,
      names = {"EMERGENCY", "REPLY"})
  void emergencies_and_replies_are_never_quiet(PriorityClass priority) {
    QuietHours always = of("00:00-23:59", "00:00-23:59", Map.of());
    Instant now = Instant.parse("2022-01-05T18:00:00Z");
    assertThat(always.until(priority, Region.ALMATY, now)).isNull();
    assertThat(always.until(PriorityClass.NOTICE, Region.ALMATY, now)).isNotNull();
  }

  @Test
  void a_region_may_have_its_own_hours_and_its_own_zone() {
    QuietHours quiet =
        of(
            "none",
            "22:00-08:00",
            Map.of(
                "mangystau", new RegionHours(null, "13:00-15:00", null),
                "almaty-city", new RegionHours("Asia/Tokyo", null, "none")));
    Instant night = Instant.parse("2022-01-05T16:30:00Z"); // 22:30 in Almaty, 21:30 in Aktau
    assertThat(quiet.until(PriorityClass.DIGEST, Region.MANGYSTAU, night)).isNull();
    assertThat(quiet.until(PriorityClass.DIGEST, Region.ALMATY, night)).isNull();
    assertThat(quiet.until(PriorityClass.DIGEST, Region.SHYMKENT, night)).isNotNull();
    assertThat(
            quiet.until(
                PriorityClass.NOTICE, Region.MANGYSTAU, Instant.parse("2022-01-05T08:30:00Z")))
        .as("a rest at noon, within one day")
        .isEqualTo("2022-01-05T10:00:00Z");
  }

  @Test
  void everywhere_is_quiet_only_where_nobody_is_awake() {
    Instant justThere = Instant.parse("2022-01-05T16:30:00Z");
    Instant lateForAll = Instant.parse("2022-01-05T18:00:00Z");
    Area both = Area.of(Region.ALMATY, Region.MANGYSTAU);
    assertThat(USUAL.everywhereUntil(PriorityClass.DIGEST, both, justThere)).isNull();
    assertThat(USUAL.everywhereUntil(PriorityClass.DIGEST, both, lateForAll))
        .as("the east wakes first")
        .isEqualTo("2022-01-06T02:00:00Z");
    assertThat(USUAL.everywhereUntil(PriorityClass.DIGEST, Area.wholeCountry(), lateForAll))
        .isEqualTo("2022-01-06T02:00:00Z");
    assertThat(USUAL.everywhereUntil(PriorityClass.NOTICE, both, lateForAll)).isNull();
  }

  @Test
  void who_waits_for_the_morning_is_counted_by_where_they_live() {
    Instant now = Instant.parse("2022-01-05T16:30:00Z");
    AudienceQuery country = new AudienceQuery(Area.wholeCountry(), Topic.NEWS);
    Preview.Asleep asleep =
        Audience.asleep(PriorityClass.DIGEST, country, USUAL, now, QuietHoursTest::tenEach);
    assertThat(asleep.until()).isEqualTo("2022-01-06T02:00:00Z");
    long west =
        EnumSet.allOf(Region.class).stream()
            .filter(r -> USUAL.until(PriorityClass.DIGEST, r, now) == null)
            .count();
    assertThat(west).isPositive();
    assertThat(asleep.people()).isEqualTo(1_000 - 10 * west);

    AudienceQuery there = new AudienceQuery(Area.of(Region.MANGYSTAU, Region.ALMATY), Topic.NEWS);
    assertThat(
            Audience.asleep(PriorityClass.DIGEST, there, USUAL, now, QuietHoursTest::tenEach)
                .people())
        .isEqualTo(10);
    assertThat(Audience.asleep(PriorityClass.NOTICE, there, USUAL, now, QuietHoursTest::tenEach))
        .isNull();
  }

  /** Ten in each region, a thousand in all: most of them at places nobody knows. */
  private static List<AudienceCount> tenEach(AudienceQuery query) {
    long people = query.area().country() ? 1_000 : 10L * query.area().regions().size();
    return List.of(new AudienceCount("kcell", Lang.RU, people));
  }

  @Test
  void a_region_or_zone_that_does_not_exist_is_refused_with_what_is_allowed() {
    assertThatThrownBy(
            () -> of("none", "none", Map.of("atlantis", new RegionHours(null, null, null))))
        .hasMessageContaining("no region atlantis; allowed: akmola,");
    assertThatThrownBy(() -> new RegionHours("Asia/Atlantis", null, null))
        .hasMessageContaining("not Asia/Atlantis");
  }
}

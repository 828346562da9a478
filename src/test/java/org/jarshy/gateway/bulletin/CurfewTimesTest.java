package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jarshy.gateway.kernel.Region;
import org.junit.jupiter.api.Test;

class CurfewTimesTest {

  private static final CurfewHours NIGHT = hours("23:00", "07:00");
  private static final Instant FIFTH = Instant.parse("2022-01-05T03:00:00Z");
  private static final Instant NINETEENTH = Instant.parse("2022-01-18T18:00:00Z");

  @Test
  void before_the_hours_it_begins_this_evening() {
    assertThat(night("2022-01-06T22:59:59"))
        .hasValue(times(false, "2022-01-06T23:00", "2022-01-07T07:00"));
  }

  @Test
  void it_runs_from_the_first_minute() {
    assertThat(night("2022-01-06T23:00"))
        .hasValue(times(true, "2022-01-06T23:00", "2022-01-07T07:00"));
  }

  @Test
  void past_midnight_the_night_that_began_yesterday_still_runs() {
    assertThat(night("2022-01-07T00:00"))
        .hasValue(times(true, "2022-01-06T23:00", "2022-01-07T07:00"));
    assertThat(night("2022-01-07T06:59:59"))
        .hasValue(times(true, "2022-01-06T23:00", "2022-01-07T07:00"));
  }

  @Test
  void at_its_last_minute_it_is_over_and_the_next_night_is_named() {
    assertThat(night("2022-01-07T07:00"))
        .hasValue(times(false, "2022-01-07T23:00", "2022-01-08T07:00"));
  }

  @Test
  void hours_within_one_day_do_not_reach_over_midnight() {
    CurfewHours siesta = hours("13:00", "15:00");
    assertThat(CurfewTimes.of(siesta, almaty("2022-01-06T14:00"), FIFTH, NINETEENTH))
        .hasValue(times(true, "2022-01-06T13:00", "2022-01-06T15:00"));
    assertThat(CurfewTimes.of(siesta, almaty("2022-01-06T15:00"), FIFTH, NINETEENTH))
        .hasValue(times(false, "2022-01-07T13:00", "2022-01-07T15:00"));
  }

  @Test
  void hours_from_midnight_begin_with_the_coming_day() {
    assertThat(
            CurfewTimes.of(hours("00:00", "06:00"), almaty("2022-01-06T22:00"), FIFTH, NINETEENTH))
        .hasValue(times(false, "2022-01-07T00:00", "2022-01-07T06:00"));
  }

  @Test
  void expiry_in_the_middle_of_a_night_ends_that_night() {
    Instant twoAtNight = almaty("2022-01-07T02:00").toInstant();
    assertThat(CurfewTimes.of(NIGHT, almaty("2022-01-07T01:00"), FIFTH, twoAtNight))
        .hasValue(times(true, "2022-01-06T23:00", "2022-01-07T02:00"));
    assertThat(CurfewTimes.of(NIGHT, almaty("2022-01-07T02:00"), FIFTH, twoAtNight)).isEmpty();
  }

  @Test
  void expiry_before_the_evening_leaves_nothing_to_begin() {
    Instant evening = almaty("2022-01-07T23:00").toInstant();
    assertThat(CurfewTimes.of(NIGHT, almaty("2022-01-07T12:00"), FIFTH, evening)).isEmpty();
  }

  @Test
  void a_curfew_declared_in_the_middle_of_a_night_begins_then() {
    Instant oneAtNight = almaty("2022-01-06T01:00").toInstant();
    assertThat(CurfewTimes.of(NIGHT, almaty("2022-01-06T00:30"), oneAtNight, NINETEENTH))
        .hasValue(times(false, "2022-01-06T01:00", "2022-01-06T07:00"));
    assertThat(CurfewTimes.of(NIGHT, almaty("2022-01-06T01:30"), oneAtNight, NINETEENTH))
        .hasValue(times(true, "2022-01-06T01:00", "2022-01-06T07:00"));
  }

  @Test
  void a_curfew_that_holds_from_next_week_begins_on_its_first_evening() {
    Instant noonOfTheTwelfth = almaty("2022-01-12T12:00").toInstant();
    assertThat(CurfewTimes.of(NIGHT, almaty("2022-01-06T23:30"), noonOfTheTwelfth, NINETEENTH))
        .hasValue(times(false, "2022-01-12T23:00", "2022-01-13T07:00"));
  }

  @Test
  void the_same_moment_is_night_in_the_east_and_evening_in_the_west() {
    Instant moment = almaty("2022-01-06T23:30").toInstant();
    ZonedDateTime aktau = moment.atZone(Region.MANGYSTAU.zone());
    assertThat(CurfewTimes.of(NIGHT, aktau, FIFTH, NINETEENTH))
        .hasValue(
            new CurfewTimes(
                false,
                aktau.withHour(23).withMinute(0),
                aktau.plusDays(1).withHour(7).withMinute(0)));
    assertThat(CurfewTimes.of(NIGHT, almaty("2022-01-06T23:30"), FIFTH, NINETEENTH))
        .map(CurfewTimes::now)
        .hasValue(true);
  }

  private static Optional<CurfewTimes> night(String local) {
    return CurfewTimes.of(NIGHT, almaty(local), FIFTH, NINETEENTH);
  }

  private static CurfewTimes times(boolean now, String from, String until) {
    return new CurfewTimes(now, almaty(from), almaty(until));
  }

  private static ZonedDateTime almaty(String local) {
    return java.time.LocalDateTime.parse(local).atZone(Region.ALMATY.zone());
  }

  private static CurfewHours hours(String from, String to) {
    return new CurfewHours(LocalTime.parse(from), LocalTime.parse(to));
  }
}

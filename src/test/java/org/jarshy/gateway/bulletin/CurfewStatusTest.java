package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.junit.jupiter.api.Test;

class CurfewStatusTest {

  private static final Instant SINCE = Instant.parse("2022-01-05T03:00:00Z");
  private static final Instant END = Instant.parse("2022-01-18T18:00:00Z");

  private final Bulletin country = curfew(1, Area.wholeCountry(), "23:00", "07:00");

  @Test
  void in_force_says_until_when_and_who_says_so() {
    assertThat(in(City.ALMATY, "2022-01-06T23:30", country))
        .isEqualTo(new CurfewStatus.InForce(at(Region.ALMATY, "2022-01-07T07:00"), country));
  }

  @Test
  void at_one_moment_it_runs_in_almaty_and_begins_in_aktau() {
    Instant moment = at(Region.ALMATY, "2022-01-06T23:30").toInstant();
    assertThat(CurfewStatus.of(List.of(country), null, City.ALMATY, moment))
        .isInstanceOf(CurfewStatus.InForce.class);
    assertThat(CurfewStatus.of(List.of(country), null, City.AKTAU, moment))
        .isEqualTo(
            new CurfewStatus.Begins(
                at(Region.MANGYSTAU, "2022-01-06T23:00"),
                at(Region.MANGYSTAU, "2022-01-07T07:00"),
                true,
                country));
  }

  @Test
  void hours_from_midnight_are_announced_the_evening_before_as_not_today() {
    Bulletin fromMidnight = curfew(2, Area.wholeCountry(), "00:00", "05:00");
    assertThat(in(City.ALMATY, "2022-01-06T22:00", fromMidnight))
        .isEqualTo(
            new CurfewStatus.Begins(
                at(Region.ALMATY, "2022-01-07T00:00"),
                at(Region.ALMATY, "2022-01-07T05:00"),
                false,
                fromMidnight));
  }

  @Test
  void a_curfew_elsewhere_is_none_here() {
    Bulletin mangystau = curfew(3, Area.of(Region.MANGYSTAU), "23:00", "07:00");
    assertThat(in(City.ALMATY, "2022-01-06T23:30", mangystau)).isEqualTo(new CurfewStatus.None());
    assertThat(in(City.AKTAU, "2022-01-06T23:30", mangystau))
        .isInstanceOf(CurfewStatus.InForce.class);
  }

  @Test
  void for_someone_known_by_region_a_curfew_in_one_of_its_cities_counts() {
    Bulletin temirtau = curfew(4, Area.of(City.TEMIRTAU), "23:00", "07:00");
    Instant night = at(Region.KARAGANDA_REGION, "2022-01-06T23:30").toInstant();
    assertThat(CurfewStatus.of(List.of(temirtau), Region.KARAGANDA_REGION, null, night))
        .isInstanceOf(CurfewStatus.InForce.class);
    assertThat(CurfewStatus.of(List.of(temirtau), null, City.KARAGANDA, night))
        .isEqualTo(new CurfewStatus.None());
  }

  @Test
  void of_two_that_run_the_later_end_answers() {
    Bulletin stricter = curfew(5, Area.of(City.ALMATY), "22:00", "08:00");
    assertThat(in(City.ALMATY, "2022-01-06T23:30", country, stricter))
        .isEqualTo(new CurfewStatus.InForce(at(Region.ALMATY, "2022-01-07T08:00"), stricter));
  }

  @Test
  void one_that_runs_answers_before_one_that_begins() {
    Bulletin later = curfew(6, Area.of(City.ALMATY), "23:45", "09:00");
    assertThat(in(City.ALMATY, "2022-01-06T23:30", later, country))
        .isEqualTo(new CurfewStatus.InForce(at(Region.ALMATY, "2022-01-07T07:00"), country));
  }

  @Test
  void of_two_that_begin_the_sooner_answers() {
    Bulletin sooner = curfew(7, Area.of(City.ALMATY), "20:00", "06:00");
    assertThat(in(City.ALMATY, "2022-01-06T12:00", country, sooner))
        .extracting("bulletin")
        .isEqualTo(sooner);
  }

  @Test
  void without_bulletins_there_is_none() {
    assertThat(in(City.ALMATY, "2022-01-06T23:30")).isEqualTo(new CurfewStatus.None());
  }

  @Test
  void without_a_place_there_is_no_answer() {
    assertThatThrownBy(() -> CurfewStatus.of(List.of(country), null, null, SINCE))
        .hasMessageContaining("city or a region");
  }

  private static CurfewStatus in(City city, String local, Bulletin... live) {
    return CurfewStatus.of(List.of(live), null, city, at(city.region(), local).toInstant());
  }

  private static ZonedDateTime at(Region region, String local) {
    return LocalDateTime.parse(local).atZone(region.zone());
  }

  private static Bulletin curfew(long id, Area area, String from, String to) {
    CurfewHours hours = new CurfewHours(LocalTime.parse(from), LocalTime.parse(to));
    Map<Lang, String> texts = Map.of(Lang.RU, "Комендантский час");
    Content content = new Content(Kind.CURFEW, "Комендатура", area, texts, SINCE, END, hours);
    return new Bulletin(
        new BulletinId(id), 3, Bulletin.State.APPROVED, content, Set.of(), List.of(), SINCE);
  }
}

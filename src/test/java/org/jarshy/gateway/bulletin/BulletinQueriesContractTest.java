package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.gateway.bulletin.BulletinsFixture.AUTHOR;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class BulletinQueriesContractTest {

  private static final Instant NOW = Samples.NOW;

  private final BulletinsFixture house;
  private final Bulletins bulletins;

  BulletinQueriesContractTest(TestDatabase.Kind kind) {
    house = new BulletinsFixture(kind);
    bulletins = house.bulletins;
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void live_is_from_its_beginning_until_just_before_its_end() {
    Content content = Samples.curfew(Area.wholeCountry(), NOW.plusSeconds(60));
    BulletinId id = house.approved(content);
    assertThat(live(content.validFrom().minusMillis(1))).isEmpty();
    assertThat(live(content.validFrom())).containsExactly(id);
    assertThat(live(content.expires().minusMillis(1))).containsExactly(id);
    assertThat(live(content.expires())).isEmpty();
  }

  @Test
  void what_is_approved_for_later_is_upcoming_soonest_first_until_it_is_live() {
    Instant tonight = NOW.plus(Duration.ofHours(14));
    BulletinId later = house.approved(Samples.curfew(Area.of(City.ALMATY), tonight.plusSeconds(9)));
    BulletinId sooner = house.approved(Samples.curfew(Area.wholeCountry(), tonight));
    house.approved(Samples.curfew());
    house.submitted(Samples.curfew(Area.wholeCountry(), tonight));
    Area almaty = Area.of(City.ALMATY);
    assertThat(ids(bulletins.upcoming(Kind.CURFEW, almaty, NOW))).containsExactly(sooner, later);
    assertThat(ids(bulletins.upcoming(Kind.CURFEW, Area.of(City.AKTAU), NOW)))
        .containsExactly(sooner);
    assertThat(ids(bulletins.upcoming(Kind.CURFEW, almaty, tonight))).containsExactly(later);
    assertThat(bulletins.upcoming(Kind.NEWS_DIGEST, almaty, NOW)).isEmpty();
  }

  @Test
  void only_what_is_approved_is_live() {
    bulletins.draft(Samples.curfew(), AUTHOR);
    house.submitted(Samples.curfew());
    BulletinId cancelled = house.approved(Samples.curfew());
    bulletins.cancel(cancelled, "Отменено", AUTHOR);
    assertThat(live(NOW)).isEmpty();
    BulletinId approved = house.approved(Samples.curfew());
    assertThat(live(NOW)).containsExactly(approved);
  }

  @Test
  void live_bulletins_are_of_the_kind_that_was_asked_for() {
    house.approved(Samples.news("Новости"));
    BulletinId curfew = house.approved(Samples.curfew());
    assertThat(live(NOW)).containsExactly(curfew);
  }

  @Test
  void an_area_meets_its_own_cities_its_region_and_the_country() {
    BulletinId aktau = house.approved(Samples.curfew(Area.of(City.AKTAU), NOW));
    BulletinId mangystau = house.approved(Samples.curfew(Area.of(Region.MANGYSTAU), NOW));
    BulletinId country = house.approved(Samples.curfew());
    assertThat(live(Area.of(City.AKTAU))).containsOnly(aktau, mangystau, country);
    assertThat(live(Area.of(City.ZHANAOZEN))).containsOnly(mangystau, country);
    assertThat(live(Area.of(Region.MANGYSTAU))).containsOnly(aktau, mangystau, country);
    assertThat(live(Area.of(City.ALMATY))).containsExactly(country);
    assertThat(live(Area.wholeCountry())).containsOnly(aktau, mangystau, country);
  }

  @Test
  void the_most_recent_beginning_comes_first() {
    BulletinId old = house.approved(Samples.curfew(Area.wholeCountry(), NOW.minusSeconds(600)));
    BulletinId recent = house.approved(Samples.curfew(Area.wholeCountry(), NOW.minusSeconds(60)));
    BulletinId older = house.approved(Samples.curfew(Area.wholeCountry(), NOW.minusSeconds(900)));
    assertThat(live(NOW)).containsExactly(recent, old, older);
  }

  @Test
  void a_list_is_newest_change_first_by_state_and_page() {
    List<BulletinId> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(bulletins.draft(Samples.news("Новость " + i), AUTHOR));
      house.clock.advance(Duration.ofSeconds(1));
    }
    bulletins.submit(ids.get(1), 1, AUTHOR);
    assertThat(ids(bulletins.list(Set.of(), 10, 0)))
        .containsExactly(ids.get(1), ids.get(4), ids.get(3), ids.get(2), ids.get(0));
    assertThat(ids(bulletins.list(Set.of(State.DRAFT), 2, 0)))
        .containsExactly(ids.get(4), ids.get(3));
    assertThat(ids(bulletins.list(Set.of(State.DRAFT), 2, 2)))
        .containsExactly(ids.get(2), ids.get(0));
    assertThat(ids(bulletins.list(Set.of(State.DRAFT, State.SUBMITTED), 1, 0)))
        .containsExactly(ids.get(1));
    assertThat(bulletins.list(Set.of(State.REJECTED), 10, 0)).isEmpty();
  }

  @Test
  void a_list_gives_each_bulletin_whole() {
    BulletinId first = house.approved(Samples.curfew());
    BulletinId second = bulletins.draft(Samples.news("Новости"), AUTHOR);
    assertThat(bulletins.list(Set.of(), 10, 0))
        .containsExactlyInAnyOrder(house.get(first), house.get(second));
  }

  @Test
  void bulletins_are_counted_by_state_and_live_ones_by_kind() {
    BulletinCounts counts = new CountBulletins(house.database.jdbc());
    assertThat(counts.byState()).hasSize(State.values().length).containsEntry(State.DRAFT, 0L);
    bulletins.draft(Samples.curfew(), AUTHOR);
    house.approved(Samples.curfew());
    house.approved(Samples.news("Новости"));
    BulletinId cancelled = house.approved(Samples.news("Новости"));
    bulletins.cancel(cancelled, "Отменено", AUTHOR);
    assertThat(counts.byState())
        .containsEntry(State.DRAFT, 1L)
        .containsEntry(State.APPROVED, 2L)
        .containsEntry(State.CANCELLED, 1L)
        .containsEntry(State.SUBMITTED, 0L);
    assertThat(counts.live(NOW))
        .hasSize(Kind.values().length)
        .containsEntry(Kind.CURFEW, 1L)
        .containsEntry(Kind.NEWS_DIGEST, 1L)
        .containsEntry(Kind.PROXY, 0L);
    assertThat(counts.live(NOW.plus(Duration.ofDays(2))))
        .containsEntry(Kind.CURFEW, 1L)
        .containsEntry(Kind.NEWS_DIGEST, 0L);
  }

  @Test
  void an_area_of_every_place_by_name_is_kept() {
    Area all = new Area(false, Set.of(Region.values()), Set.of(City.values()));
    BulletinId id = house.approved(Samples.curfew(all, NOW));
    assertThat(house.get(id).content().area()).isEqualTo(all);
    assertThat(house.recorded.entries())
        .last()
        .asString()
        .endsWith("17 regions, " + City.values().length + " cities");
  }

  @Test
  void times_finer_than_a_microsecond_are_cut_alike_on_every_database() {
    Instant fine = Instant.parse("2022-01-05T03:00:00.123456789Z");
    BulletinId id = bulletins.draft(Samples.curfew(Area.wholeCountry(), fine), AUTHOR);
    assertThat(house.get(id).content().validFrom())
        .isEqualTo(Instant.parse("2022-01-05T03:00:00.123456Z"));
  }

  private List<BulletinId> live(Instant at) {
    return ids(bulletins.live(Kind.CURFEW, Area.wholeCountry(), at));
  }

  private List<BulletinId> live(Area area) {
    return ids(bulletins.live(Kind.CURFEW, area, NOW));
  }

  private static List<BulletinId> ids(List<Bulletin> bulletins) {
    return bulletins.stream().map(Bulletin::id).toList();
  }
}

package org.jarshy.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Provenance;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of items, alone and after each other. */
@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class FeedChainsContractTest {

  private static final FeedSource WEATHER = Sample.cap();
  private static final FeedSource NEWS =
      Sample.source("news", "http://news.example/rss", SourceSettings.Type.RSS);
  private static final FeedSource OTHER =
      Sample.source("other", "http://other.example/", SourceSettings.Type.AUTO);

  /** One for each kind, not for each test: to make one takes longer than all of them. */
  private static TestDatabase database;

  private static TestDatabase.Kind opened;

  @Parameter private TestDatabase.Kind kind;
  private FeedHouse house;
  private int bulletinsBefore;

  @BeforeEach
  void open() {
    if (opened != kind) {
      closeDatabase();
      database = kind.open();
      opened = kind;
    }
    for (String table :
        new String[] {
          "feed_about", "feed_item", "feed_followed", "feed_source", "feed_link_hour"
        }) {
      database.jdbc().sql("delete from " + table).update();
    }
    house = new FeedHouse(database, WEATHER, NEWS, OTHER);
    bulletinsBefore = all();
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  @AfterAll
  static void closeDatabase() {
    if (database != null) {
      database.close();
      database = null;
      opened = null;
    }
  }

  private Bulletin drafted() {
    FetchedItem item = house.last();
    assertThat(item.outcome()).isIn(Outcome.DRAFTED, Outcome.UPDATES);
    return house.bulletins.find(item.bulletin()).orElseThrow();
  }

  private int bulletinsInAll() {
    return all() - bulletinsBefore;
  }

  private int all() {
    return house.bulletins.list(Set.of(), 10_000, 0).size();
  }

  @Test
  void an_alert_becomes_a_draft_by_its_feed_with_its_original_and_nothing_more() throws Exception {
    house.comes(WEATHER, Sample.alert());

    Bulletin draft = drafted();
    assertThat(draft.state()).isEqualTo(Bulletin.State.DRAFT);
    assertThat(draft.touchedBy()).containsExactly("feed:weather");
    Provenance provenance = house.provenances.of(draft.id()).orElseThrow();
    assertThat(provenance.door()).isEqualTo(Provenance.Door.FEED);
    assertThat(provenance.publisher()).isEqualTo("cap@weather.example");
    assertThat(provenance.proof()).isEmpty();
    assertThat(provenance.original()).isEqualTo(Sample.file("kz-alert.xml"));
    assertThat(house.feeds.itemOf(draft.id())).isPresent();
  }

  @Test
  void what_came_once_is_not_taken_again() throws Exception {
    house.comes(WEATHER, Sample.alert());
    house.comes(WEATHER, Sample.alert());
    assertThat(house.feeds.items("weather", 10, 0)).hasSize(1);
    assertThat(bulletinsInAll()).isOne();
  }

  @Test
  void the_same_alert_by_another_source_is_linked_and_a_false_one_takes_no_place()
      throws Exception {
    house.comes(OTHER, Sample.alert("до 30 м/с", "до 5 м/с"));
    house.comes(WEATHER, Sample.alert());
    BulletinId real = drafted().id();
    assertThat(bulletinsInAll()).isEqualTo(2);
    house.comes(NEWS_AS_CAP, Sample.alert());
    assertThat(house.last().outcome()).isEqualTo(Outcome.SAME);
    assertThat(house.last().bulletin()).isEqualTo(real);
    assertThat(bulletinsInAll()).isEqualTo(2);
  }

  private static final FeedSource NEWS_AS_CAP =
      Sample.source("hub", "http://hub.example/", SourceSettings.Type.CAP);

  @Test
  void an_update_of_what_was_approved_is_drafted_as_its_update() throws Exception {
    house.comes(WEATHER, Sample.alert());
    BulletinId first = drafted().id();
    house.approve(first);

    house.comes(WEATHER, Sample.later("Update", "u-1", "до 30 м/с", "до 40 м/с"));

    Bulletin update = drafted();
    assertThat(house.last().outcome()).isEqualTo(Outcome.UPDATES);
    assertThat(update.supersedes()).isEqualTo(first);
    assertThat(update.state()).isEqualTo(Bulletin.State.DRAFT);
    assertThat(house.bulletins.find(first).orElseThrow().state())
        .isEqualTo(Bulletin.State.APPROVED);
    assertThat(house.feeds.about(first))
        .singleElement()
        .satisfies(
            n -> {
              assertThat(n.message()).isEqualTo(Message.UPDATE);
              assertThat(n.newer()).isEqualTo(update.id());
            });
    assertThat(house.feeds.ended()).isEmpty();
  }

  @Test
  void an_update_of_a_draft_is_a_draft_of_its_own_and_the_old_one_says_so() throws Exception {
    house.comes(WEATHER, Sample.alert());
    BulletinId first = drafted().id();
    house.comes(WEATHER, Sample.later("Update", "u-1", "до 30 м/с", "до 40 м/с"));
    Bulletin second = drafted();
    assertThat(second.supersedes()).isNull();
    assertThat(house.last().remarks()).anyMatch(r -> r.contains("bulletin " + first));
    assertThat(house.feeds.about(first))
        .singleElement()
        .satisfies(n -> assertThat(n.newer()).isEqualTo(second.id()));
    assertThat(house.provenances.of(second.id()).orElseThrow().original())
        .isEqualTo(
            Sample.later("Update", "u-1", "до 30 м/с", "до 40 м/с")
                .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_cancel_cancels_nothing_by_itself_but_is_seen_until_somebody_does() throws Exception {
    house.comes(WEATHER, Sample.alert());
    BulletinId first = drafted().id();
    house.approve(first);

    house.comes(WEATHER, Sample.later("Cancel", "c-1"));

    assertThat(house.last().outcome()).isEqualTo(Outcome.ENDS);
    assertThat(house.bulletins.find(first).orElseThrow().state())
        .isEqualTo(Bulletin.State.APPROVED);
    assertThat(house.feeds.ended())
        .singleElement()
        .satisfies(
            n -> {
              assertThat(n.bulletin()).isEqualTo(first);
              assertThat(n.ends()).isTrue();
              assertThat(n.sourceName()).isEqualTo("Служба");
              assertThat(n.reason()).isEqualTo("Its source cancelled it: Ошибка прогноза");
            });
    house.bulletins.cancel(first, house.feeds.ended().get(0).reason(), FeedHouse.APPROVER);
    assertThat(house.feeds.ended()).isEmpty();
  }

  @Test
  void a_cancel_of_an_update_that_is_a_draft_reaches_what_stands() throws Exception {
    house.comes(WEATHER, Sample.alert());
    BulletinId first = drafted().id();
    house.approve(first);
    house.comes(WEATHER, Sample.later("Update", "u-1", "до 30 м/с", "до 40 м/с"));
    BulletinId update = drafted().id();
    String cancelOfUpdate =
        Sample.later("Cancel", "c-1")
            .replace(
                "cap@weather.example,2.49.0.1.398.0.2022.1.5.6.0.0", "cap@weather.example,u-1");
    house.comes(WEATHER, cancelOfUpdate);
    assertThat(house.feeds.ended())
        .singleElement()
        .satisfies(n -> assertThat(n.bulletin()).isEqualTo(first));
    assertThat(house.feeds.about(update)).anyMatch(FeedNotice::ends);
  }

  @Test
  void a_cancel_reaches_the_correction_that_took_its_place() throws Exception {
    house.comes(WEATHER, Sample.alert());
    BulletinId first = drafted().id();
    house.approve(first);
    BulletinId corrected =
        house.bulletins.update(
            first, house.bulletins.find(first).orElseThrow().content(), FeedHouse.AUTHOR);
    house.approve(corrected);
    house.comes(WEATHER, Sample.later("Update", "a-1", ">Shelter<", ">AllClear<"));
    assertThat(house.feeds.ended())
        .singleElement()
        .satisfies(
            n -> {
              assertThat(n.bulletin()).isEqualTo(corrected);
              assertThat(n.message()).isEqualTo(Message.ALL_CLEAR);
            });
  }

  @Test
  void a_draft_that_its_source_took_back_is_put_away_by_one_person_and_that_is_kept()
      throws Exception {
    house.comes(WEATHER, Sample.alert());
    Bulletin draft = drafted();
    house.comes(WEATHER, Sample.later("Cancel", "c-1"));
    String reason = house.feeds.about(draft.id()).get(0).reason();
    assertThatThrownBy(
            () -> house.bulletins.putAway(draft.id(), draft.revision(), " ", FeedHouse.AUTHOR))
        .hasMessageContaining("reason");
    house.bulletins.putAway(draft.id(), draft.revision(), reason, FeedHouse.AUTHOR);
    Bulletin away = house.bulletins.find(draft.id()).orElseThrow();
    assertThat(away.state()).isEqualTo(Bulletin.State.REJECTED);
    assertThat(away.history())
        .last()
        .satisfies(
            step -> {
              assertThat(step.actor()).isEqualTo("author");
              assertThat(step.reason()).isEqualTo("Its source cancelled it: Ошибка прогноза");
            });
    assertThat(
            database
                .jdbc()
                .sql(
                    "select count(*) from audit_entry where action = 'bulletin.put-away' and subject = ?")
                .param("bulletin:" + draft.id())
                .query(Integer.class)
                .single())
        .isOne();
  }

  @Test
  void no_source_ends_what_another_said() throws Exception {
    house.comes(WEATHER, Sample.alert());
    house.approve(drafted().id());
    house.comes(OTHER, Sample.later("Cancel", "c-1"));
    assertThat(house.last().outcome()).isEqualTo(Outcome.UNUSED);
    assertThat(house.last().remarks()).contains("What it ends did not come by this source.");
    assertThat(house.feeds.ended()).isEmpty();
  }

  @Test
  void what_was_ended_before_it_came_makes_no_draft() throws Exception {
    house.comes(WEATHER, Sample.later("Cancel", "c-1"));
    house.comes(WEATHER, Sample.alert());
    assertThat(house.last().outcome()).isEqualTo(Outcome.UNUSED);
    assertThat(house.last().remarks()).contains("Its source had ended it before it came.");
    assertThat(bulletinsInAll()).isZero();
  }

  @Test
  void an_update_before_its_alert_is_drafted_and_the_alert_says_to_read_it_first()
      throws Exception {
    String update =
        Sample.later(
            "Update",
            "u-1",
            "до 30 м/с",
            "до 40 м/с",
            "T06:00:00+06:00</sent>",
            "T07:00:00+06:00</sent>");
    house.comes(WEATHER, update);
    assertThat(house.last().remarks())
        .contains("It updates something that did not come by this source.");
    house.comes(WEATHER, Sample.alert());
    assertThat(house.last().outcome()).isEqualTo(Outcome.DRAFTED);
    assertThat(house.last().remarks()).contains("An update of it came before it: read that first.");
  }

  @Test
  void an_end_is_remembered_for_an_update_and_an_alert_that_come_after_it() throws Exception {
    String cancel =
        Sample.later("Cancel", "c-1", "T06:00:00+06:00</sent>", "T08:00:00+06:00</sent>")
            .replace(
                "2022-01-05T06:00:00+06:00</references>",
                "2022-01-05T06:00:00+06:00 cap@weather.example,u-1,2022-01-05T07:00:00+06:00</references>");
    house.comes(WEATHER, cancel);
    house.comes(
        WEATHER, Sample.later("Update", "u-1", "T06:00:00+06:00</sent>", "T07:00:00+06:00</sent>"));
    assertThat(house.last().outcome()).isEqualTo(Outcome.UNUSED);
    house.comes(WEATHER, Sample.alert());
    assertThat(house.last().remarks()).contains("Its source had ended it before it came.");
    assertThat(bulletinsInAll()).isZero();
  }

  @Test
  void items_in_the_wrong_order_are_taken_in_the_right_one() throws Exception {
    String update =
        Sample.later("Update", "u-1", "T06:00:00+06:00</sent>", "T07:00:00+06:00</sent>");
    String both =
        "<all>"
            + update.substring(update.indexOf("<alert"))
            + Sample.alert().substring(Sample.alert().indexOf("<alert"))
            + "</all>";
    house.comes(WEATHER, both);
    FetchedItem newest = house.last();
    assertThat(newest.message()).isEqualTo(Message.UPDATE);
    assertThat(house.feeds.about(house.feeds.items("weather", 1, 1).get(0).bulletin())).hasSize(1);
  }

  @Test
  void the_same_news_from_two_feeds_is_one_draft() throws Exception {
    house.comes(NEWS, Sample.rss(Sample.news("a-1", "Мост закрыт", "До вечера")));
    BulletinId first = drafted().id();
    house.comes(OTHER, Sample.rss(Sample.news("b-7", "МОСТ  закрыт!", "до вечера.")));
    assertThat(house.last().outcome()).isEqualTo(Outcome.SAME);
    assertThat(house.last().bulletin()).isEqualTo(first);
    house.comes(NEWS, Sample.rss(Sample.news("a-2", "Мост закрыт", "До вечера")));
    assertThat(house.last().outcome()).as("republished").isEqualTo(Outcome.SAME);
    assertThat(bulletinsInAll()).isOne();
  }

  @Test
  void news_that_is_rewritten_is_an_update_and_not_without_end() throws Exception {
    house.comes(NEWS, Sample.rss(Sample.news("1", "Мост закрыт", "")));
    BulletinId first = drafted().id();
    house.approve(first);
    house.comes(NEWS, Sample.rss(Sample.news("1", "Мост открыт", "")));
    assertThat(drafted().supersedes()).isEqualTo(first);
    assertThat(house.feeds.about(first)).hasSize(1);
    house.comes(NEWS, Sample.rss(Sample.news("1", "Мост открыт для всех", "")));
    house.comes(NEWS, Sample.rss(Sample.news("1", "Мост открыт для всех машин", "")));
    assertThat(house.last().outcome()).isEqualTo(Outcome.UNUSED);
    assertThat(house.last().remarks().get(0)).contains("more often");
  }

  @Test
  void of_a_flood_of_news_the_newest_are_drafted_and_the_rest_is_listed() throws Exception {
    String[] many = new String[8];
    for (int i = 0; i < many.length; i++) {
      many[i] =
          Sample.news("n" + i, "Новость номер " + i, "").replace("02:00:00", "02:0" + i + ":00");
    }
    house.comes(NEWS, Sample.rss(many));
    assertThat(house.feeds.items("news", 20, 0)).hasSize(8);
    assertThat(house.feeds.items("news", 20, 0))
        .filteredOn(i -> i.outcome() == Outcome.DRAFTED)
        .extracting(FetchedItem::headline)
        .hasSize(5)
        .contains("Новость номер 7")
        .doesNotContain("Новость номер 2");
  }

  @Test
  void what_cannot_be_drafted_is_kept_with_the_reason() throws Exception {
    house.comes(WEATHER, Sample.alert("Actual", "Exercise"));
    FetchedItem item = house.last();
    assertThat(item.outcome()).isEqualTo(Outcome.UNUSED);
    assertThat(item.remarks()).containsExactly("Its status is Exercise, so it is no news.");
    assertThat(house.feeds.original(item.id())).isPresent();
    assertThat(bulletinsInAll()).isZero();
  }

  @Test
  void validators_and_failures_of_a_source_are_kept_for_its_address() {
    FeedSource source = NEWS;
    house.sourceRows.succeeded(
        source, new Fetched.Validators("\"e\"", "Wed"), Sample.NOW, Sample.NOW);
    house.sourceRows.failed(
        source,
        new FetchFailed(FetchFailed.Trouble.SERVER, "It answered with status 500."),
        Sample.NOW.plusSeconds(60),
        Sample.NOW.plusSeconds(1));
    SourceRows.Row row = house.sourceRows.of(source);
    assertThat(row.validators()).isEqualTo(new Fetched.Validators("\"e\"", "Wed"));
    assertThat(row.succeeded()).isEqualTo(Sample.NOW);
    assertThat(row.failures()).isOne();
    assertThat(row.sentence()).contains("500");
    assertThat(row.notBefore()).isEqualTo(Sample.NOW.plusSeconds(60));
    FeedSource moved = Sample.source("news", "http://news.example/other", SourceSettings.Type.RSS);
    assertThat(house.sourceRows.of(moved)).isEqualTo(SourceRows.Row.NONE);
    house.sourceRows.succeeded(moved, Fetched.Validators.NONE, null, Sample.NOW.plusSeconds(2));
    assertThat(house.sourceRows.of(moved).newest()).isNull();
    assertThat(house.sourceRows.of(source)).isEqualTo(SourceRows.Row.NONE);
  }

  @Test
  void hours_with_internet_are_learned_by_habit() {
    var midnight = java.time.Instant.parse("2022-01-01T18:00:00Z"); // 00:00 of Almaty
    for (int day = 0; day < 5; day++) {
      for (int hour = 0; hour < 24; hour++) {
        boolean there = hour >= 2 && hour < 5 || hour == 23 || hour == 0;
        house.hours.tried(
            midnight.plus(java.time.Duration.ofHours(day * 24L + hour)), there && day != 2);
      }
    }
    var now = midnight.plus(java.time.Duration.ofDays(5));
    assertThat(house.hours.windows(now))
        .extracting(Internet.Window::words)
        .containsExactly("02 to 05", "23 to 01");
    assertThat(house.hours.days(now)).isEqualTo(5);
    house.hours.forget(now.plus(java.time.Duration.ofDays(30)));
    assertThat(house.hours.days(now)).isZero();
  }

  @Test
  void items_without_a_bulletin_are_forgotten_in_time() throws Exception {
    house.comes(WEATHER, Sample.alert());
    house.comes(NEWS, Sample.rss(Sample.news("1", "", "")));
    house.rows.followed("x", "m", Sample.NOW);
    house.comes(WEATHER, Sample.alert("Actual", "Test", "5.6.0.0", "test"));
    house.rows.forget(Sample.NOW.plus(java.time.Duration.ofDays(3)));
    assertThat(house.feeds.items(null, 10, 0)).as("no test is kept for long").hasSize(2);
    house.rows.forget(Sample.NOW.plus(java.time.Duration.ofDays(61)));
    assertThat(house.feeds.items(null, 10, 0)).hasSize(1);
    assertThat(house.rows.followed("x", List.of("m"))).isEmpty();
  }
}

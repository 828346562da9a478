package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.bulletin.BulletinApproved;
import org.jarshy.gateway.bulletin.BulletinCancelled;
import org.jarshy.gateway.bulletin.BulletinSuperseded;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.keyword.Understanding;
import org.jarshy.gateway.testing.MutableClock;
import org.junit.jupiter.api.Test;

/** What is found of what, when and for whom. */
class FreeQuestionsOverTimeTest {

  private static final Understanding UNDERSTANDING = new Understanding();
  private static final Place ALMATY = Place.of(City.ALMATY);

  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final FakeContent content = new FakeContent();
  private final FreeQuestions questions = new FreeQuestions(UNDERSTANDING, content, content, clock);

  private BulletinId bulletin(Area area, String text, Duration from, Duration lasts) {
    Instant begins = clock.instant().plus(from);
    return content.approve(
        new Content(
            Kind.NEWS_DIGEST,
            "Jarshy",
            area,
            Map.of(Lang.RU, text),
            begins,
            begins.plus(lasts),
            null));
  }

  private BulletinId pharmacies(Area area) {
    return bulletin(area, "Дежурные аптеки открыты.", Duration.ZERO, Duration.ofDays(1));
  }

  private List<String> ask(String text, Place place) {
    return questions.find(text, place, clock.instant()).items();
  }

  private static String id(BulletinId bulletin) {
    return "b" + bulletin;
  }

  @Test
  void nothing_is_found_before_the_index_is_made() {
    pharmacies(Area.wholeCountry());

    assertThat(ask("дежурные аптеки", null)).isEmpty();
  }

  @Test
  void nothing_is_found_where_nothing_is_live() {
    questions.refresh();

    assertThat(ask("дежурные аптеки", null)).isEmpty();
  }

  @Test
  void what_ended_is_not_found_though_the_index_is_older() {
    BulletinId id = pharmacies(Area.wholeCountry());
    questions.refresh();
    assertThat(ask("дежурные аптеки", null)).containsExactly(id(id));

    clock.advance(Duration.ofDays(1));

    assertThat(ask("дежурные аптеки", null)).isEmpty();
  }

  @Test
  void what_is_to_hold_later_is_found_from_then_on() {
    BulletinId id =
        bulletin(
            Area.wholeCountry(),
            "Дежурные аптеки открыты.",
            Duration.ofSeconds(30),
            Duration.ofDays(1));
    questions.refresh();
    assertThat(ask("дежурные аптеки", null)).isEmpty();

    clock.advance(Duration.ofSeconds(30));

    assertThat(ask("дежурные аптеки", null)).containsExactly(id(id));
  }

  @Test
  void an_approval_is_found_from_the_next_refresh_on() {
    questions.refresh();
    BulletinId id = pharmacies(Area.wholeCountry());
    questions.refresh();
    assertThat(ask("дежурные аптеки", null)).isEmpty();

    questions.on(new BulletinApproved(id));
    questions.refresh();

    assertThat(ask("дежурные аптеки", null)).containsExactly(id(id));
  }

  @Test
  void what_was_cancelled_is_found_no_more() {
    BulletinId id = pharmacies(Area.wholeCountry());
    questions.refresh();

    content.cancel(id, "", new Actor("somebody"));
    questions.on(new BulletinCancelled(id));
    questions.refresh();

    assertThat(ask("дежурные аптеки", null)).isEmpty();
  }

  @Test
  void an_update_is_found_in_place_of_what_it_supersedes() {
    BulletinId old = pharmacies(Area.wholeCountry());
    questions.refresh();

    BulletinId update =
        content.update(old, clock.instant(), Map.of(Lang.RU, "Аптеки закрыты: нет инсулина."));
    questions.on(new BulletinSuperseded(old, update));
    questions.refresh();

    assertThat(ask("инсулин", null)).containsExactly(id(update));
    assertThat(ask("дежурные", null)).isEmpty();
  }

  @Test
  void a_change_by_another_process_is_found_within_a_minute() {
    questions.refresh();
    BulletinId id = pharmacies(Area.wholeCountry());

    clock.advance(Duration.ofMinutes(1));
    questions.refresh();

    assertThat(ask("дежурные аптеки", null)).containsExactly(id(id));
  }

  @Test
  void a_help_line_is_found_from_the_next_refresh_on() {
    questions.refresh();
    content.help(
        HelpTopic.PSYCH, Area.wholeCountry(), "Приют для женщин", "88000000199", "24/7", false);
    questions.refresh();

    assertThat(ask("приют для женщин", null)).containsExactly("h1");
    assertThat(ask("88000000199", null)).containsExactly("h1");
  }

  @Test
  void elsewhere_is_found_only_by_who_names_the_place() {
    BulletinId id = pharmacies(Area.of(City.AKTAU));
    questions.refresh();

    assertThat(ask("дежурные аптеки", ALMATY)).isEmpty();
    assertThat(ask("дежурные аптеки", null)).isEmpty();
    assertThat(ask("дежурные аптеки в Актау", ALMATY)).containsExactly(id(id));
    assertThat(ask("дежурные аптеки", Place.of(Region.MANGYSTAU))).containsExactly(id(id));
  }

  @Test
  void of_equals_the_nearer_comes_first() {
    BulletinId country = pharmacies(Area.wholeCountry());
    BulletinId city = pharmacies(Area.of(City.ALMATY));
    for (int i = 0; i < 5; i++) {
      bulletin(Area.wholeCountry(), "Поезда ходят.", Duration.ZERO, Duration.ofDays(1));
    }
    questions.refresh();

    assertThat(ask("дежурные аптеки", ALMATY)).containsExactly(id(city), id(country));
  }

  @Test
  void news_for_all_of_one_place_do_not_answer_about_another() {
    BulletinId id =
        bulletin(
            Area.wholeCountry(),
            "Аэропорт Алматы закрыт, рейсы отложены.",
            Duration.ZERO,
            Duration.ofDays(1));
    questions.refresh();

    assertThat(ask("рейсы отложены Атырау", null)).isEmpty();
    assertThat(ask("рейсы отложены Алматы", null)).containsExactly(id(id));
    assertThat(ask("рейсы отложены", null)).containsExactly(id(id));
  }

  @Test
  void at_most_five_are_found() {
    for (int i = 0; i < 8; i++) {
      pharmacies(Area.wholeCountry());
    }
    for (int i = 0; i < 20; i++) {
      bulletin(Area.wholeCountry(), "Поезда ходят.", Duration.ZERO, Duration.ofDays(1));
    }
    questions.refresh();

    assertThat(ask("дежурные аптеки", null)).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void of_a_very_long_text_the_beginning_is_the_question() {
    BulletinId id = pharmacies(Area.wholeCountry());
    questions.refresh();

    assertThat(ask("дежурные аптеки " + "и ".repeat(60), null)).containsExactly(id(id));
    assertThat(ask("и ".repeat(40) + "дежурные аптеки", null)).isEmpty();
  }

  @Test
  void a_word_that_most_items_have_finds_nothing_alone() {
    for (int i = 0; i < 9; i++) {
      bulletin(Area.wholeCountry(), "Редакция: аптека " + i, Duration.ZERO, Duration.ofDays(1));
    }
    questions.refresh();

    assertThat(ask("редакция", null)).isEmpty();
  }
}

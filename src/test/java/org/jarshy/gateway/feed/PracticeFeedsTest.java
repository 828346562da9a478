package org.jarshy.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.demo.PracticeFeeds;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

/** The feeds of the demo, read as the service reads them. */
class PracticeFeedsTest {

  @Test
  void an_alert_its_update_and_its_cancel_can_be_practised_without_internet() throws Exception {
    MutableClock clock = new MutableClock(Sample.NOW);
    try (PracticeFeeds practice = PracticeFeeds.start(0, clock);
        TestDatabase database = TestDatabase.Kind.H2.open();
        FeedHouse house = new FeedHouse(database, sources(practice))) {
      look(house);
      assertThat(house.feeds.statuses()).allSatisfy(s -> assertThat(s.trouble()).isEmpty());
      assertThat(house.feeds.items(null, 50, 0))
          .hasSize(5)
          .allSatisfy(
              i -> {
                assertThat(i.outcome()).isEqualTo(Outcome.DRAFTED);
                assertThat(i.remarks()).isEmpty();
                assertThat(house.bulletins.find(i.bulletin()).orElseThrow().content().texts())
                    .allSatisfy(
                        (lang, text) ->
                            assertThat(text).containsPattern("УЧЕНИЕ|ОҚУ-ЖАТТЫҒУ|PRACTICE"));
              });
      BulletinId alert = house.feeds.items("practice-weather", 1, 0).get(0).bulletin();
      assertThat(house.bulletins.find(alert).orElseThrow().content().texts())
          .containsOnlyKeys(Lang.KK, Lang.RU, Lang.EN);
      house.approve(alert);

      say(house, practice, clock);
      FetchedItem update = house.feeds.items("practice-weather", 1, 0).get(0);
      assertThat(update.outcome()).isEqualTo(Outcome.UPDATES);
      house.approve(update.bulletin());
      assertThat(house.bulletins.find(alert).orElseThrow().state())
          .isEqualTo(Bulletin.State.SUPERSEDED);

      say(house, practice, clock);
      assertThat(house.feeds.ended())
          .singleElement()
          .satisfies(n -> assertThat(n.bulletin()).isEqualTo(update.bulletin()));
      say(house, practice, clock);
      assertThat(house.feeds.items("practice-weather", 1, 0).get(0).outcome())
          .isEqualTo(Outcome.DRAFTED);
    }
  }

  /** By the very settings that the demo gives. */
  private static FeedSource[] sources(PracticeFeeds practice) {
    List<FeedSource> sources = new ArrayList<>();
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
        .withUserConfiguration(FeedConfiguration.class)
        .withPropertyValues(
            PracticeFeeds.settings(practice.port())
                .map(setting -> setting.substring(2))
                .toArray(String[]::new))
        .run(c -> sources.addAll(c.getBean(FeedSettings.class).sources()));
    assertThat(sources).hasSize(3);
    return sources.toArray(FeedSource[]::new);
  }

  private static void say(FeedHouse house, PracticeFeeds practice, MutableClock clock) {
    clock.advance(Duration.ofMinutes(1));
    house.clock.advance(Duration.ofMinutes(1));
    practice.moveOn();
    look(house);
  }

  private static void look(FeedHouse house) {
    house.feeds.statuses().forEach(s -> house.feeds.askNow(s.id(), FeedHouse.AUTHOR));
    house.polls.tick();
    await().atMost(Duration.ofSeconds(30)).until(house.polls::isIdle);
  }
}

package org.jarshy.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.console.Accounts;
import org.jarshy.gateway.directory.Directory;
import org.jarshy.gateway.directory.HelpLine;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.inbound.Journal;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.lookup.Keywords;
import org.jarshy.gateway.lookup.OperatorKeyword;
import org.jarshy.gateway.ops.OfflineContext;
import org.jarshy.gateway.proxy.Proxies;
import org.jarshy.gateway.proxy.ProxyDesk;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.AudienceQuery;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.SubscriberImport;
import org.jarshy.gateway.subscriber.Subscribers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The sample content goes through the real doors into a real database. */
class LoadSampleDataTest {

  @TempDir private static Path directory;
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void load() {
    service = OfflineContext.in(directory, "--jarshy.proxy.practice=true");
    sampleData().start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void everybody_is_told_of_a_curfew_in_the_whole_country() {
    long audience =
        bean(Subscribers.class).count(new AudienceQuery(Area.wholeCountry(), Topic.CURFEW)).stream()
            .mapToLong(AudienceCount::subscribers)
            .sum();

    assertThat(audience).isEqualTo(SampleSubscribers.COUNT);
  }

  @Test
  void the_demo_phones_are_in_almaty_each_in_its_language() {
    for (DemoPhone phone : DemoPhone.values()) {
      Subscriber subscriber =
          bean(Subscribers.class).find(new Msisdn(phone.number())).orElseThrow();

      assertThat(subscriber.status()).isEqualTo(Subscriber.Status.ACTIVE);
      assertThat(subscriber.lang()).isEqualTo(phone.lang());
      assertThat(subscriber.city()).isEqualTo(City.ALMATY);
    }
  }

  @Test
  void keywords_of_operators_answer() {
    assertThat(bean(Keywords.class).list(Set.of(OperatorKeyword.State.APPROVED), 10, 0))
        .extracting(k -> k.definition().name())
        .containsExactlyInAnyOrder("Дежурные аптеки", "Питьевая вода");
  }

  @Test
  void bulletins_stand_in_the_states_that_the_file_gives_them() {
    Map<Bulletin.State, Long> found =
        bulletins().list(Set.of(), 100, 0).stream()
            .collect(Collectors.groupingBy(Bulletin::state, Collectors.counting()));
    Map<Bulletin.State, Long> wanted =
        SampleFiles.bulletins().stream()
            .collect(
                Collectors.groupingBy(
                    sample -> Bulletin.State.valueOf(sample.state().name()),
                    Collectors.counting()));

    assertThat(found).isEqualTo(wanted).containsKey(Bulletin.State.RETURNED);
  }

  @Test
  void a_curfew_for_almaty_is_live_and_was_approved_by_somebody_else() {
    Bulletin curfew = bulletins().live(Kind.CURFEW, Area.of(City.ALMATY), clock().instant()).get(0);

    assertThat(curfew.textFor(Lang.KK)).contains("Алматыда");
    assertThat(curfew.touchedBy()).containsExactly(DemoPeople.AUTHOR.login());
    assertThat(curfew.history())
        .last()
        .extracting(Bulletin.Step::actor)
        .isEqualTo(DemoPeople.APPROVER.login());
  }

  @Test
  void every_topic_has_a_help_line_everywhere() {
    for (HelpTopic topic : HelpTopic.values()) {
      assertThat(bean(Directory.class).helpLines(topic, City.SEMEY.region(), City.SEMEY))
          .as(topic.name())
          .isNotEmpty()
          .extracting(HelpLine::phone)
          .allMatch(phone -> phone.matches("8\\d{3}000\\d{4}|8\\d{4}000\\d{3}"));
    }
  }

  @Test
  void first_text_after_the_start_finds_what_every_later_one_finds() {
    assertThat(sampleData().getPhase()).isLessThan(Journal.PHASE);
    Subscriber phone =
        bean(Subscribers.class).find(new Msisdn(DemoPhone.values()[0].number())).orElseThrow();

    assertThat(
            bean(ProxyDesk.class).ask(phone.id(), new Msisdn(DemoPhone.values()[0].number()), null))
        .isInstanceOf(ProxyDesk.HandOut.Given.class);
    assertThat(bean(ProxyDesk.class).bad(phone.id(), null)).isTrue();
  }

  @Test
  void loading_again_changes_nothing() {
    int bulletins = bulletins().list(Set.of(), 100, 0).size();
    int helpLines = bean(Directory.class).all().size();
    int proxies = bean(Proxies.class).list(null, 100, 0).size();

    sampleData().start();

    assertThat(bulletins().list(Set.of(), 100, 0)).hasSize(bulletins);
    assertThat(bean(Directory.class).all()).hasSize(helpLines);
    assertThat(bean(Proxies.class).list(null, 100, 0)).hasSize(proxies);
  }

  private static BeforeTheLinks sampleData() {
    return new DemoConfiguration()
        .sampleData(
            bean(Accounts.class),
            bean(Subscribers.class),
            bean(SubscriberImport.class),
            bulletins(),
            bean(Directory.class),
            bean(Keywords.class),
            bean(Proxies.class),
            clock());
  }

  private static Bulletins bulletins() {
    return bean(Bulletins.class);
  }

  private static Clock clock() {
    return bean(Clock.class);
  }

  private static <T> T bean(Class<T> type) {
    return service.getBean(type);
  }
}

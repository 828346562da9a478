package org.jarshy.gateway.subscriber.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.SubscriberImport;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class AudienceCountsContractTest {

  private final TestDatabase database;
  private final TransactionTemplate transactions;
  private final Subscribers subscribers;
  private final SubscriberImport imports;
  private final CountOracle oracle;

  AudienceCountsContractTest(TestDatabase.Kind kind) {
    database = kind.open();
    transactions = database.transactions();
    MutableClock clock = MutableClock.startingInJanuary2022();
    subscribers = TestSubscribers.on(database, clock);
    imports = TestSubscribers.importing(database, clock);
    oracle = new CountOracle(database, subscribers);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatever_happens_to_subscribers_the_counts_equal_the_rows() {
    for (long seed = 1; seed <= 4; seed++) {
      RandomChanges changes = new RandomChanges(subscribers, imports, new Random(seed), 30);
      for (int step = 1; step <= 60; step++) {
        changes.oneTransaction(transactions);
        if (step % 20 == 0) {
          oracle.assertCountsEqualTheRows("seed " + seed + ", step " + step);
        }
      }
    }
    assertThat(subscribers.recount()).isZero();
  }

  @Test
  void what_is_rolled_back_moves_no_count() {
    SubscriberId id = guest(1);
    assertThatThrownBy(
            () ->
                transactions.executeWithoutResult(
                    transaction -> {
                      subscribers.optIn(id, Actor.SYSTEM);
                      subscribers.choosePlace(id, Region.ALMATY, City.ALMATY);
                      throw new IllegalArgumentException("the answer cannot be kept");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(subscribers.totals()).isEmpty();
    subscribers.optIn(id, Actor.SYSTEM);
    assertThat(subscribers.totals()).containsExactly(new AudienceCount("kcell", Lang.RU, 1));
  }

  @Test
  void a_file_counts_whom_it_adds_and_recounts_whom_it_changes() {
    subscribers.chooseTopics(active(1), Set.of(Topic.NEWS));
    guest(2);
    subscribers.optOut(active(3), Actor.SYSTEM);
    SubscriberImport.Report report =
        importing(
            """
            +77010000001,kk,aktau,curfew
            +77010000002,,mangystau,
            +77010000003,kk,aktau,
            +77010000004,en,,news
            +77010000004,kk,,all
            +4915112345678,,,
            """);
    assertThat(report.added()).isEqualTo(2);
    assertThat(report.updated()).isEqualTo(2);
    oracle.assertCountsEqualTheRows("after the import");
    assertThat(subscribers.totals())
        .containsExactlyInAnyOrder(
            new AudienceCount(null, Lang.RU, 1),
            new AudienceCount("kcell", Lang.EN, 1),
            new AudienceCount("kcell", Lang.KK, 1),
            new AudienceCount("kcell", Lang.RU, 1));
  }

  @Test
  void a_carrier_that_is_learned_moves_the_count_to_it() {
    active(1);
    subscribers.contact(number(1), "beeline");
    assertThat(subscribers.totals()).containsExactly(new AudienceCount("beeline", Lang.RU, 1));
  }

  @Test
  void a_change_that_another_makes_at_the_commit_is_counted_too() {
    SubscriberId id = active(1);
    transactions.executeWithoutResult(
        transaction -> {
          subscribers.chooseLanguage(id, Lang.KK);
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                  subscribers.choosePlace(id, Region.ALMATY, City.ALMATY);
                }
              });
        });
    oracle.assertCountsEqualTheRows("after both");
  }

  @Test
  void counts_that_differ_from_the_rows_are_found_and_set_right() {
    SubscriberId moved = active(1);
    active(2);
    SubscriberId erased = active(3);
    assertThat(subscribers.recount()).isZero();
    database
        .jdbc()
        .sql("update subscriber set lang = 'kk', region = 'zhambyl' where id = ?")
        .param(moved.value())
        .update();
    database.jdbc().sql("delete from subscriber where id = ?").param(erased.value()).update();

    assertThat(subscribers.recount()).as("one enters a kind, two leave one").isEqualTo(3);
    oracle.assertCountsEqualTheRows("set right");
    assertThat(subscribers.recount()).isZero();
  }

  @Test
  void counts_that_were_lost_whole_come_back() {
    active(1);
    active(2);
    database.jdbc().sql("delete from subscriber_count").update();
    assertThat(subscribers.totals()).isEmpty();
    assertThat(subscribers.recount()).isEqualTo(2);
    oracle.assertCountsEqualTheRows("counted anew");
  }

  private SubscriberId guest(int number) {
    return subscribers.contact(number(number), "kcell").id();
  }

  private SubscriberId active(int number) {
    SubscriberId id = guest(number);
    subscribers.optIn(id, Actor.SYSTEM);
    return id;
  }

  private static Msisdn number(int i) {
    return new Msisdn("+770100000" + (i < 10 ? "0" : "") + i);
  }

  private SubscriberImport.Report importing(String lines) {
    String csv = "number,language,place,topics\n" + lines;
    return imports.importCsv(
        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), Actor.SYSTEM);
  }
}

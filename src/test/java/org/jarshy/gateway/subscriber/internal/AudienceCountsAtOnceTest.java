package org.jarshy.gateway.subscriber.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.SubscriberImport;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class AudienceCountsAtOnceTest {

  private static final int THREADS = 10;

  private final TestDatabase database;
  private final Subscribers subscribers;
  private final SubscriberImport imports;
  private final CountOracle oracle;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final CyclicBarrier together = new CyclicBarrier(THREADS);

  AudienceCountsAtOnceTest(TestDatabase.Kind kind) {
    database = kind.open();
    MutableClock clock = MutableClock.startingInJanuary2022();
    subscribers = TestSubscribers.on(database, clock);
    imports = TestSubscribers.importing(database, clock);
    oracle = new CountOracle(database, subscribers);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    database.close();
  }

  @Test
  void many_who_join_in_one_place_at_the_same_moment_are_all_counted() throws Exception {
    int each = 40;
    onEveryThread(
        thread -> {
          together.await(30, TimeUnit.SECONDS);
          for (int i = 0; i < each; i++) {
            Msisdn number = new Msisdn("+770100" + (10_000 + thread * each + i));
            SubscriberId id = subscribers.contact(number, "kcell").id();
            subscribers.optIn(id, Actor.SYSTEM);
            subscribers.chooseLanguage(id, Lang.KK);
          }
        });
    assertThat(subscribers.totals())
        .containsExactly(new AudienceCount("kcell", Lang.KK, (long) THREADS * each));
  }

  @Test
  void changes_of_the_same_people_and_recounts_at_once_lose_no_count() throws Exception {
    onEveryThread(
        thread -> {
          // Files of the same numbers from two threads would rightly wait for each other's lines.
          RandomChanges changes =
              new RandomChanges(subscribers, imports, new Random(thread), 25).withoutFiles();
          together.await(30, TimeUnit.SECONDS);
          for (int i = 0; i < 30; i++) {
            changes.oneTransaction(database.transactions());
            if (thread == 0 && i % 5 == 0) {
              assertThat(subscribers.recount()).as("in the midst of changes").isZero();
            }
          }
        });
    oracle.assertCountsEqualTheRows("when all are done");
  }

  private interface Work {
    void run(int thread) throws Exception;
  }

  private void onEveryThread(Work work) throws Exception {
    List<Callable<Void>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      all.add(
          () -> {
            work.run(thread);
            return null;
          });
    }
    for (Future<Void> done : threads.invokeAll(all)) {
      done.get();
    }
  }
}

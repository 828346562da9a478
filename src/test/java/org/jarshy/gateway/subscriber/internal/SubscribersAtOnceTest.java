package org.jarshy.gateway.subscriber.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class SubscribersAtOnceTest {

  private static final int LINKS = 6;
  private static final int NUMBERS = 40;

  private final List<Object> events = new CopyOnWriteArrayList<>();
  private final TestDatabase database;
  private final Subscribers subscribers;
  private final ExecutorService links = Executors.newFixedThreadPool(LINKS);

  SubscribersAtOnceTest(TestDatabase.Kind kind) {
    database = kind.open();
    subscribers = TestSubscribers.on(database, events::add, MutableClock.startingInJanuary2022());
  }

  @AfterEach
  void close() {
    links.shutdownNow();
    database.close();
  }

  @Test
  void texts_of_one_new_number_over_many_links_make_one_subscriber() throws Exception {
    CyclicBarrier together = new CyclicBarrier(LINKS);
    Set<List<SubscriberId>> seen =
        onEveryLink(
            link -> {
              List<SubscriberId> ids = new ArrayList<>();
              for (int i = 0; i < NUMBERS; i++) {
                together.await(30, TimeUnit.SECONDS);
                ids.add(subscribers.contact(number(i), link % 2 == 0 ? "kcell" : "tele2").id());
              }
              return ids;
            });
    assertThat(seen).as("every link saw the same ids").hasSize(1);
    assertThat(new HashSet<>(seen.iterator().next())).hasSize(NUMBERS);
    assertThat(database.jdbc().sql("select count(*) from subscriber").query(Long.class).single())
        .isEqualTo(NUMBERS);
  }

  @Test
  void one_of_many_stops_at_once_counts() throws Exception {
    SubscriberId id = subscribers.contact(number(1), "kcell").id();
    subscribers.optIn(id, Actor.SYSTEM);
    CyclicBarrier together = new CyclicBarrier(LINKS);
    List<Boolean> stopped = new CopyOnWriteArrayList<>();
    onEveryLink(
        link -> {
          together.await(30, TimeUnit.SECONDS);
          return stopped.add(subscribers.optOut(id, Actor.SYSTEM));
        });
    assertThat(stopped).hasSize(LINKS).containsOnlyOnce(true);
    assertThat(events).hasSize(1);
  }

  private static Msisdn number(int i) {
    return new Msisdn("+770112345" + (10 + i));
  }

  private interface OnLink<T> {
    T run(int link) throws Exception;
  }

  private <T> Set<T> onEveryLink(OnLink<T> work) throws Exception {
    List<Callable<T>> all = new ArrayList<>();
    for (int i = 0; i < LINKS; i++) {
      int link = i;
      all.add(() -> work.run(link));
    }
    Set<T> results = new HashSet<>();
    ExecutionException failure = null;
    for (Future<T> result : links.invokeAll(all)) {
      try {
        results.add(result.get());
      } catch (ExecutionException e) {
        // Who waited in vain for the others tells nothing; the one that failed first does.
        boolean onlyWaited = e.getCause() instanceof BrokenBarrierException;
        failure = failure == null || !onlyWaited ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return results;
  }
}

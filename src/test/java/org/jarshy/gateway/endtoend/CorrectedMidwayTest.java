package org.jarshy.gateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.description.Description;
import org.assertj.core.description.LazyTextDescription;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Correctable;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.bulletin.Correction;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.testing.RunningGateway;
import org.jarshy.gateway.testing.Story;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.phone.LedgerEntry;
import org.jarshy.sim.profile.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An SMSC that keeps every seventh answer to itself, an update while half the audience waits, a
 * restart while its correction runs; then every phone is asked what it read.
 */
class CorrectedMidwayTest {

  private static final int AUDIENCE = 1_000;
  private static final String NEW_KK =
      "Алматы комендатурасы: 21:00-ден 07:00-ге дейін үйде болыңыз.";
  private static final String NEW_RU = "Комендатура Алматы: с 21:00 до 07:00 не выходите из дома.";
  private static final Actor DISPATCHER = new Actor("dispatcher");

  @TempDir Path directory;
  private Smsc smsc;

  @BeforeEach
  void open() throws Exception {
    smsc = Smsc.builder().receiptDelay(Duration.ofMillis(300)).start();
  }

  @AfterEach
  void close() {
    smsc.close();
  }

  private RunningGateway gateway() {
    Stream<String> settings =
        Stream.of("kcell", "beeline", "tele2")
            .flatMap(
                c ->
                    Stream.of(
                        "--jarshy.carriers." + c + ".response-timeout=1s",
                        "--jarshy.carriers." + c + ".segments-per-second=60"));
    return RunningGateway.start(
        directory,
        smsc.smppPort(),
        Stream.concat(
                settings,
                Stream.of("--jarshy.outbox.doubt-notice=2s", "--jarshy.outbox.doubt-emergency=2s"))
            .toArray(String[]::new));
  }

  private static String old(int i) {
    return Story.textFor(i);
  }

  private static String updated(int i) {
    return i % 2 == 0 ? NEW_KK : NEW_RU;
  }

  private static String corrected(int i) {
    return i % 2 == 0 ? Correction.usual(NEW_KK, Lang.KK) : Correction.usual(NEW_RU, Lang.RU);
  }

  @ParameterizedTest
  @EnumSource(
      value = PriorityClass.class,
      names = {"EMERGENCY", "NOTICE", "DIGEST"})
  void whoever_read_the_old_words_reads_the_correction_and_the_others_only_the_new_text(
      PriorityClass priority) {
    smsc.accounts().forEach(a -> a.inject(new Fault.NeverAnswer(), new When.EverySubmits(7)));
    BroadcastId first;
    BroadcastId correction;
    try (RunningGateway gateway = gateway()) {
      Story story = Story.of(gateway);
      Broadcasts broadcasts = gateway.bean(Broadcasts.class);
      story.subscribers(AUDIENCE);
      BulletinId bulletin = story.approvedCurfew();
      first = broadcasts.start(bulletin, priority, "first", DISPATCHER);
      await().atMost(Duration.ofMinutes(2)).until(() -> smsc.ledger().size() >= 400);

      BulletinId update = story.updatedCurfew(bulletin, NEW_KK, NEW_RU);
      Correctable found = broadcasts.correctable(update);
      assertThat(found.waiting()).as("updated in the middle").isPositive();
      assertThat(found.reached()).isPositive();
      correction = broadcasts.correct(update, priority, found.reached(), "correction", DISPATCHER);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> broadcasts.progress(correction).orElseThrow().segments() > 0);
    }
    smsc.accounts().forEach(a -> a.behave(Profile.normal()));

    try (RunningGateway gateway = gateway()) {
      assertThat(doubtedAtTheStart(gateway)).as("an orderly stop settles all it claimed").isZero();
      Broadcasts broadcasts = gateway.bean(Broadcasts.class);
      await()
          .atMost(Duration.ofMinutes(3))
          .until(
              () ->
                  Stream.of(first, correction)
                      .map(id -> broadcasts.progress(id).orElseThrow())
                      .allMatch(p -> p.broadcast().state() == Broadcast.State.FINISHED));

      Map<String, Map<String, Integer>> phones = phones();
      int corrections = 0;
      int beforeTheirTime = 0;
      for (int i = 0; i < AUDIENCE; i++) {
        Map<String, Integer> read = phones.getOrDefault(Story.number(i), Map.of());
        Set<String> texts = new TreeSet<>(read.keySet());
        if (texts.contains(corrected(i))) {
          corrections++;
          beforeTheirTime += texts.contains(old(i)) ? 0 : 1;
          texts.remove(old(i));
          assertThat(texts).as(rows(gateway, priority, i)).containsExactly(corrected(i));
        } else {
          assertThat(texts).as(rows(gateway, priority, i)).containsExactly(updated(i));
        }
        if (priority == PriorityClass.DIGEST) {
          // Its correction is a notice, and may come twice after doubt.
          int phone = i;
          assertThat(read)
              .as("a digest comes once, phone %s", i)
              .allSatisfy(
                  (text, copies) -> {
                    if (!text.equals(corrected(phone))) {
                      assertThat(copies).isEqualTo(1);
                    }
                  });
        }
      }
      assertThat(beforeTheirTime)
          .as("in doubt at the stop, and never written to the link")
          .isLessThanOrEqualTo(300);
      assertThat(corrections).isBetween(400, AUDIENCE - 1);
      adds(broadcasts.progress(first).orElseThrow(), AUDIENCE);
      Progress end = broadcasts.progress(correction).orElseThrow();
      adds(end, end.broadcast().audience());
      assertThat(end.broadcast().audience()).isLessThanOrEqualTo(corrections);
    }
  }

  /** What the outbox says of a phone: asked for only where a phone did not read what it should. */
  private static Description rows(RunningGateway gateway, PriorityClass priority, int i) {
    return new LazyTextDescription(
        () ->
            gateway
                .bean(JdbcTemplate.class)
                .queryForList(
                    "select id, state, reason, text_ref, sendings, attempts, parts, origin_ref, via,"
                        + " smsc_id, not_before from outbox where recipient = ? order by id",
                    gateway
                        .bean(Subscribers.class)
                        .find(new Msisdn("+" + Story.number(i)))
                        .orElseThrow()
                        .id()
                        .value())
                .stream()
                .map(row -> MessageState.ofCode(((Number) row.get("state")).intValue()) + " " + row)
                .collect(
                    Collectors.joining("\n", priority + ", phone " + i + ", its rows:\n", "\n")));
  }

  private static long doubtedAtTheStart(RunningGateway gateway) {
    return gateway
        .bean(JdbcTemplate.class)
        .queryForObject(
            "select count(*) from outbox where reason = 'in doubt: the process stopped'",
            Long.class);
  }

  private static void adds(Progress p, long audience) {
    assertThat(
            p.waiting() + p.inDoubt() + p.accepted() + p.delivered() + p.failed() + p.withdrawn())
        .isEqualTo(audience);
    assertThat(p.waiting()).isZero();
  }

  /** By number, each text and how often it came. */
  private Map<String, Map<String, Integer>> phones() {
    Map<String, Map<String, Integer>> phones = new HashMap<>();
    List<LedgerEntry> ledger = smsc.ledger();
    ledger.forEach(
        e ->
            phones
                .computeIfAbsent(e.to(), n -> new HashMap<>())
                .merge(e.text(), e.copies(), Integer::sum));
    return phones;
  }
}

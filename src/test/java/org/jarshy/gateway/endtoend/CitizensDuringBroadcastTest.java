package org.jarshy.gateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.Carriers;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.testing.RunningGateway;
import org.jarshy.gateway.testing.Story;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.phone.LedgerEntry;
import org.jarshy.sim.phone.PhoneMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway and the simulator: what citizens see while a broadcast to 3,000 is running. */
class CitizensDuringBroadcastTest {

  private static final int AUDIENCE = 3_000;
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path directory;
  private Smsc smsc;
  private RunningGateway gateway;
  private BroadcastId broadcast;

  @BeforeEach
  void start() throws Exception {
    smsc = Smsc.builder().receiptDelay(Duration.ofMillis(200)).start();
    gateway = RunningGateway.start(directory, smsc.smppPort());
    await()
        .atMost(SOON)
        .until(() -> gateway.bean(Carriers.class).statuses().stream().allMatch(CarrierStatus::up));
    Story story = Story.of(gateway);
    story.subscribers(AUDIENCE);
    broadcast = story.send(story.approvedCurfew());
    await().atMost(SOON).until(() -> smsc.ledger().size() > 100);
  }

  @AfterEach
  void stop() {
    gateway.close();
    smsc.close();
  }

  private Progress progress() {
    return gateway.bean(Broadcasts.class).progress(broadcast).orElseThrow();
  }

  private List<PhoneMessage> phone(int i) {
    return smsc.phone(Story.number(i)).messages();
  }

  private void awaitEnd() {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                progress().broadcast().state() == Broadcast.State.FINISHED
                    && progress().accepted() == 0);
  }

  @Test
  void everybody_gets_the_exact_text_in_their_language_once_and_the_counts_add_up() {
    awaitEnd();

    assertThat(smsc.ledger()).hasSize(AUDIENCE).extracting(LedgerEntry::copies).containsOnly(1);
    IntStream.range(0, AUDIENCE)
        .forEach(
            i ->
                assertThat(phone(i))
                    .singleElement()
                    .satisfies(
                        m -> {
                          assertThat(m.text()).isEqualTo(Story.textFor(i));
                          assertThat(m.warnings()).isEmpty();
                        }));
    Progress end = progress();
    assertThat(end.delivered()).isEqualTo(AUDIENCE);
    assertThat(end.segments()).isEqualTo(2 * AUDIENCE);
    assertThat(end.percent()).isEqualTo(100);
    assertThat(
            end.tallies().stream().collect(Collectors.toMap(t -> t.carrier(), t -> t.messages())))
        .isEqualTo(java.util.Map.of("beeline", 1000L, "kcell", 1000L, "tele2", 1000L));
  }

  @Test
  void a_curfew_question_is_answered_while_the_broadcast_runs() {
    // A guest's phone: no broadcast text gets in between question and answer.
    smsc.send("77019990001", "1414", "КОМЕНДАНТ АЛМАТЫ");
    await()
        .atMost(Duration.ofSeconds(2))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                smsc.phone("77019990001").messages().stream()
                    .anyMatch(m -> m.warnings().isEmpty()));

    assertThat(progress().waiting()).as("the broadcast is still running").isPositive();
    assertThat(smsc.phone("77019990001").messages())
        .singleElement()
        .satisfies(
            m ->
                // At night, when it is in force, the answer says only until when.
                assertThat(m.text()).contains("Алматы", "07:00").containsAnyOf("23:00", "сейчас"));
  }

  @Test
  void after_the_one_confirmation_of_a_stop_nothing_comes_any_more() {
    List<Integer> stopping =
        IntStream.iterate(AUDIENCE - 1, i -> i - 100).limit(20).boxed().toList();
    List<Integer> waiting = stopping.stream().filter(i -> phone(i).isEmpty()).toList();
    assertThat(waiting).as("some have not had the broadcast yet").isNotEmpty();
    waiting.forEach(i -> smsc.send(Story.number(i), "1414", "СТОП"));
    awaitEnd();

    for (int i : waiting) {
      List<PhoneMessage> messages = phone(i);
      assertThat(messages).as("phone %s", i).isNotEmpty().hasSizeLessThanOrEqualTo(2);
      // If the bulletin was already on its way it came first: the confirmation is the last word.
      assertThat(messages.get(messages.size() - 1).text())
          .isNotEqualTo(Story.textFor(i))
          .containsAnyOf("СТАРТ", "START", "БАСТА");
    }
    Progress end = progress();
    assertThat(end.withdrawn()).isPositive();
    assertThat(end.delivered() + end.withdrawn()).isEqualTo(AUDIENCE);
  }
}

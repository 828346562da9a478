package org.jarshy.sim.esme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jarshy.sim.esme.ScriptedSmsc.BIND_TRX;
import static org.jarshy.sim.esme.ScriptedSmsc.ENQUIRE;
import static org.jarshy.sim.esme.ScriptedSmsc.ENQUIRE_RESP;
import static org.jarshy.sim.esme.ScriptedSmsc.SUBMIT;
import static org.jarshy.sim.esme.ScriptedSmsc.UNBIND;
import static org.jarshy.sim.esme.ScriptedSmsc.UNBIND_RESP;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jarshy.sim.io.Opening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Links that are refused, cut, silent or ended cost what they must and no more. */
class LoadLinksTest {

  private static final int ESME_RINVPASWD = 0x0E;

  private final ScriptedSmsc smsc = new ScriptedSmsc();

  @AfterEach
  void close() {
    smsc.close();
  }

  private static LoadPlanBuilder ten() {
    return LoadPlan.builder().count(10).window(4).receipts(false);
  }

  private static void accountsForAll(LoadResult result) {
    assertThat(result.accepted() + result.refusedTotal() + result.unanswered())
        .isEqualTo(result.submitted());
  }

  @Test
  void what_was_unanswered_when_the_link_was_cut_is_sent_again_first() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          if (call.count == 4) {
            call.wire.close();
          } else if (call.count > 4) {
            call.accept();
          }
        });
    LoadResult result = smsc.run(ten());
    assertThat(result.linksLost()).isEqualTo(1);
    assertThat(result.linksBound()).isEqualTo(2);
    assertThat(result.resent()).isEqualTo(4);
    assertThat(result.submitted()).isEqualTo(10);
    assertThat(result.accepted()).isEqualTo(10);
    List<String> second =
        smsc.seen(SUBMIT).stream()
            .filter(s -> s.connection() == 2)
            .map(s -> s.latin().substring(22, 33))
            .toList();
    assertThat(second).startsWith("77010000000", "77010000001", "77010000002", "77010000003");
  }

  @Test
  void without_resending_they_stay_unanswered() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          if (call.count == 4) {
            call.wire.reset();
          } else if (call.count > 4) {
            call.accept();
          }
        });
    LoadResult result = smsc.run(ten().resend(false));
    assertThat(result.unanswered()).isEqualTo(4);
    assertThat(result.resent()).isZero();
    assertThat(result.accepted()).isEqualTo(6);
    accountsForAll(result);
  }

  @Test
  void a_submit_that_loses_every_link_is_given_up_after_its_last_try() throws Exception {
    smsc.on(SUBMIT, call -> call.wire.close());
    LoadResult result = smsc.run(ten().count(1).mostTries(3));
    assertThat(smsc.seen(SUBMIT)).hasSize(3);
    assertThat(result.resent()).isEqualTo(2);
    assertThat(result.unanswered()).isEqualTo(1);
    assertThat(result.linksLost()).isEqualTo(3);
  }

  @Test
  void a_length_that_lies_costs_the_link_and_no_more() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          if (call.count == 3) {
            call.wire.send(new byte[] {0x7F, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 1});
          } else {
            call.accept();
          }
        });
    LoadResult result = smsc.run(ten());
    assertThat(result.malformed()).isEqualTo(1);
    assertThat(result.linksLost()).isEqualTo(1);
    assertThat(result.accepted()).isEqualTo(10);
  }

  @Test
  void an_unbind_of_the_smsc_is_answered_and_the_link_bound_again() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          call.accept();
          if (call.count == 4) {
            call.wire.send(ScriptedSmsc.pdu(UNBIND, 0, 500, ""));
          }
        });
    LoadResult result = smsc.run(ten());
    assertThat(smsc.seen(UNBIND_RESP)).extracting(ScriptedSmsc.Seen::sequence).contains(500);
    assertThat(result.linksLost()).isEqualTo(1);
    assertThat(result.linksBound()).isEqualTo(2);
    assertThat(result.accepted()).isEqualTo(10);
  }

  @Test
  void a_bind_that_is_refused_at_first_is_tried_again_with_growing_pauses() throws Exception {
    smsc.on(
        BIND_TRX,
        call -> {
          if (call.count <= 3) {
            call.answer(ESME_RINVPASWD);
          } else {
            call.answer(0, "scripted\0");
          }
        });
    LoadResult result =
        smsc.run(
            ten()
                .giveUp(4, Duration.ZERO)
                .reconnect(Duration.ofMillis(100), Duration.ofMillis(200)));
    assertThat(result.bindFailures()).isEqualTo(3);
    assertThat(result.accepted()).isEqualTo(10);
    List<ScriptedSmsc.Seen> binds = smsc.seen(BIND_TRX);
    for (int i = 1; i < 4; i++) {
      Duration pause = binds.get(i).at().minus(binds.get(i - 1).at());
      assertThat(pause.toMillis()).isBetween(i == 1 ? 100L : 200L, i == 1 ? 110L : 210L);
    }
  }

  @Test
  void a_bind_without_an_answer_or_a_port_that_refuses_ends_the_load_in_time() throws Exception {
    smsc.on(BIND_TRX, call -> {});
    LoadResult silent = smsc.run(ten().submitTimeout(Duration.ofSeconds(2)));
    assertThat(silent.bindFailures()).isEqualTo(3);
    assertThat(silent.timeouts()).isEqualTo(3);
    assertThat(silent.unsent()).isEqualTo(10);
    assertThat(silent.problem()).isEqualTo("no answer to bind");
    smsc.loop.execute(() -> smsc.port.refuse(Duration.ofHours(1)));
    LoadResult refused = smsc.run(ten());
    assertThat(refused.bindFailures()).isEqualTo(3);
    assertThat(refused.problem()).isEqualTo("no connection: refused");
  }

  @Test
  void a_port_that_refuses_for_a_while_is_waited_for_and_not_for_ever() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          if (call.count == 4) {
            call.wire.close();
            smsc.port.refuse(Duration.ofSeconds(30));
          } else {
            call.accept();
          }
        });
    LoadResult patient = smsc.run(ten());
    assertThat(patient.accepted()).isEqualTo(10);
    assertThat(patient.bindFailures()).isPositive();
    smsc.on(
        SUBMIT,
        call -> {
          call.wire.close();
          smsc.port.refuse(Duration.ofSeconds(30));
        });
    LoadResult impatient = smsc.run(ten().giveUp(3, Duration.ofSeconds(10)));
    assertThat(impatient.accepted()).isZero();
    assertThat(impatient.unanswered()).isEqualTo(4);
    assertThat(impatient.unsent()).isEqualTo(6);
  }

  @Test
  void a_link_that_answers_nothing_is_given_up_for_a_new_one() throws Exception {
    for (int command : new int[] {ENQUIRE, SUBMIT}) {
      smsc.on(
          command,
          call -> {
            if (call.wire.number() > 1) {
              call.accept();
            }
          });
    }
    LoadResult result =
        smsc.run(ten().submitTimeout(Duration.ofSeconds(20)).enquireEvery(Duration.ofSeconds(5)));
    assertThat(result.unanswered()).as("timed out before the enquire_link did").isEqualTo(4);
    assertThat(result.linksLost()).isEqualTo(1);
    assertThat(result.problem()).isEqualTo("no answer to enquire_link");
    assertThat(result.resent()).isEqualTo(4);
    assertThat(result.accepted()).isEqualTo(6);
    assertThat(smsc.seen(BIND_TRX).get(1).at().toMillis()).isBetween(25_000L, 25_200L);
  }

  @Test
  void enquire_links_go_both_ways() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          call.wire.send(ScriptedSmsc.pdu(ENQUIRE, 0, 900, ""));
          call.later(Duration.ofSeconds(12), call::accept);
        });
    LoadResult result = smsc.run(ten().count(1).enquireEvery(Duration.ofSeconds(5)));
    assertThat(smsc.seen(ENQUIRE)).hasSize(2);
    assertThat(smsc.seen(ENQUIRE_RESP))
        .extracting(ScriptedSmsc.Seen::sequence)
        .containsExactly(900);
    assertThat(result.unknownResponses()).isZero();
  }

  @Test
  void an_smsc_that_never_answers_the_unbind_is_left() throws Exception {
    smsc.on(UNBIND, call -> {});
    LoadResult result = smsc.run(ten());
    assertThat(result.accepted()).isEqualTo(10);
    assertThat(result.linksLost()).isZero();
    assertThat(smsc.loop.call(smsc.port::open)).isZero();
  }

  @Test
  void an_smsc_that_reads_no_more_costs_the_link_after_the_enquire_link() throws Exception {
    smsc.on(
        SUBMIT,
        call -> {
          if (call.count == 3) {
            call.wire.stopReading(true);
          }
          call.accept();
        });
    LoadResult result =
        smsc.run(
            LoadPlan.builder()
                .receipts(false)
                .count(20_000)
                .window(10_000)
                .submitTimeout(Duration.ofSeconds(10))
                .enquireEvery(Duration.ofSeconds(3)));
    assertThat(result.submitted()).isEqualTo(20_000);
    assertThat(result.linksLost()).isEqualTo(1);
    assertThat(result.unanswered()).as("what the network took").isBetween(3000L, 9999L);
    accountsForAll(result);
  }

  private LoadResult stoppedAfter(Duration time, LoadEsme esme) throws Exception {
    // Both on the loop: between them its time would jump.
    CompletableFuture<LoadResult> result =
        smsc.loop.call(
            () -> {
              smsc.loop.schedule(time, esme::stop);
              return esme.start();
            });
    return result.get(60, TimeUnit.SECONDS);
  }

  @Test
  void a_load_that_is_stopped_waits_for_what_is_open_and_unbinds() throws Exception {
    smsc.on(SUBMIT, call -> call.later(Duration.ofSeconds(1), call::accept));
    LoadPlan plan = ten().login("kcell", "demo").ratePerSecond(2).build();
    LoadEsme esme = LoadEsme.inMemory(smsc.loop, smsc.port, plan);
    LoadResult result = stoppedAfter(Duration.ofMillis(2100), esme);
    assertThat(result.submitted()).isEqualTo(5);
    assertThat(result.accepted()).isEqualTo(5);
    assertThat(result.unsent()).isEqualTo(5);
    assertThat(result.complete()).isFalse();
    assertThat(smsc.seen(UNBIND)).hasSize(1);
  }

  @Test
  void a_load_that_is_stopped_does_not_wait_for_an_smsc_that_is_silent() throws Exception {
    smsc.on(SUBMIT, call -> {});
    LoadEsme esme = LoadEsme.inMemory(smsc.loop, smsc.port, ten().login("kcell", "demo").build());
    LoadResult result = stoppedAfter(Duration.ofSeconds(1), esme);
    assertThat(result.unanswered()).isEqualTo(4);
    assertThat(result.timeouts()).isZero();
    assertThat(Duration.ofNanos(smsc.loop.nanos())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void a_load_that_is_stopped_does_not_wait_for_a_connection_on_its_way() throws Exception {
    CompletableFuture<LoadResult> result = new CompletableFuture<>();
    List<Opening> onTheirWay = new ArrayList<>();
    LoadPlan plan = ten().login("kcell", "demo").links(2).build();
    LoadRun run = new LoadRun(smsc.loop, onTheirWay::add, plan, result::complete);
    smsc.loop.execute(run::begin);
    smsc.loop.execute(run::stop);
    assertThat(result.get(10, TimeUnit.SECONDS).unsent()).isEqualTo(10);
    assertThat(onTheirWay).hasSize(2);
    smsc.loop.connect(smsc.port, 65_536, onTheirWay.get(0));
    smsc.loop.execute(() -> onTheirWay.get(1).failed(new IOException("at last")));
    await().untilAsserted(() -> assertThat(smsc.loop.call(smsc.port::open)).isZero());
    assertThat(smsc.seen(BIND_TRX)).isEmpty();
    assertThat(result.get().bindFailures()).isZero();
  }
}

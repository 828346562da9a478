package org.jarshy.sim.esme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.phone.LedgerEntry;
import org.jarshy.sim.phone.PhoneMessage;
import org.jarshy.sim.profile.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The load against the simulator, over sockets. */
class LoadEsmeTest {

  private Smsc smsc;
  private EventLoop loop;

  @BeforeEach
  void start() throws IOException {
    smsc =
        Smsc.builder().account("kcell", "demo").receiptDelay(Duration.ofMillis(20)).seed(1).start();
    loop = new EventLoop("load-test");
  }

  @AfterEach
  void close() {
    loop.close();
    smsc.close();
  }

  private LoadEsme esme(LoadPlanBuilder plan) {
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", smsc.smppPort());
    return LoadEsme.overSockets(loop, address, null, plan.login("kcell", "demo").build());
  }

  private LoadResult run(LoadPlanBuilder plan) throws Exception {
    return esme(plan).start().get(60, TimeUnit.SECONDS);
  }

  @Test
  void every_phone_gets_its_text_once_and_every_receipt_comes() throws Exception {
    LoadResult result = run(LoadPlan.builder().count(5000).links(2).window(50).from("1414"));
    assertThat(result.complete()).isTrue();
    assertThat(result.accepted()).isEqualTo(5000);
    assertThat(result.receipts()).containsOnlyKeys("DELIVRD").containsEntry("DELIVRD", 5000L);
    assertThat(result.linksLost() + result.malformed() + result.unknownResponses()).isZero();
    assertThat(smsc.ledger()).hasSize(5000).allMatch(entry -> entry.copies() == 1);
    assertThat(smsc.phone("77010004999").messages())
        .extracting(PhoneMessage::from, PhoneMessage::text)
        .containsExactly(tuple("1414", "This is a test message."));
    assertThat(result.latency().p50()).isPositive().isLessThanOrEqualTo(result.latency().p99());
  }

  @Test
  void a_transmitter_and_a_receiver_do_the_same() throws Exception {
    LoadResult result =
        run(LoadPlan.builder().count(1000).links(2).window(50).bind(LoadBind.TX_RX));
    assertThat(result.complete()).isTrue();
    assertThat(result.linksBound()).isEqualTo(4);
    await().untilAsserted(() -> assertThat(smsc.stats().account("kcell").sessions()).isEmpty());
  }

  @Test
  void long_texts_of_either_alphabet_arrive_whole_in_parts_and_as_payload() throws Exception {
    String latin = "A text of the basic alphabet with {braces} and €. ".repeat(9);
    String cyrillic = "Комендантский час с 23:00 до 07:00, оставайтесь дома 🙏. ".repeat(7);
    for (boolean payload : new boolean[] {false, true}) {
      LoadResult result =
          run(
              LoadPlan.builder()
                  .count(6)
                  .texts(latin, cyrillic, "short")
                  .to(Destinations.counted("77010000000", 3))
                  .from("Jarshy")
                  .payload(payload));
      assertThat(result.complete()).isTrue();
      assertThat(smsc.ledger("77010000000"))
          .extracting(LedgerEntry::text, LedgerEntry::copies)
          .containsExactly(tuple(latin, 2));
      assertThat(smsc.ledger("77010000001"))
          .extracting(LedgerEntry::text)
          .containsExactly(cyrillic);
      assertThat(smsc.phone("77010000001").messages().get(0).from()).isEqualTo("Jarshy");
      assertThat(smsc.phone("77010000001").messages().get(0).parts()).isEqualTo(payload ? 1 : 6);
      smsc.reset();
    }
  }

  @Test
  void a_throttled_account_gets_all_in_the_end() throws Exception {
    smsc.account("kcell").behave(Profile.normal().withRatePerSecond(200));
    LoadResult result =
        run(LoadPlan.builder().count(300).window(100).throttleWait(Duration.ofMillis(300)));
    assertThat(result.throttled()).isPositive();
    assertThat(result.accepted()).isEqualTo(300);
    assertThat(smsc.ledger()).hasSize(300).allMatch(entry -> entry.copies() == 1);
  }

  @Test
  void resending_after_a_cut_makes_copies_and_not_resending_leaves_doubt() throws Exception {
    smsc.account("kcell").inject(new Fault.CloseBeforeResponse(false), new When.AtSubmit(500));
    LoadResult again = run(LoadPlan.builder().count(1000).window(20));
    assertThat(again.accepted()).isEqualTo(1000);
    assertThat(again.linksLost()).isEqualTo(1);
    assertThat(again.resent()).isBetween(1L, 20L);
    assertThat(smsc.ledger()).hasSize(1000);
    assertThat(smsc.ledger().stream().filter(entry -> entry.copies() == 2)).hasSize(1);
    smsc.reset();
    smsc.account("kcell").inject(new Fault.CloseBeforeResponse(false), new When.AtSubmit(500));
    LoadResult once = run(LoadPlan.builder().count(1000).window(20).resend(false));
    assertThat(once.unanswered()).isBetween(1L, 20L);
    assertThat(once.accepted() + once.unanswered()).isEqualTo(1000);
    assertThat(smsc.ledger()).allMatch(entry -> entry.copies() == 1);
  }

  @Test
  void texts_of_phones_are_counted_and_acknowledged() throws Exception {
    smsc.send("77011234567", "1414", "STOP");
    smsc.send("77011234567", "1414", "Где ближайший пункт помощи? ".repeat(4));
    LoadEsme esme = esme(LoadPlan.builder().duration(Duration.ofSeconds(30)).ratePerSecond(10));
    CompletableFuture<LoadResult> result = esme.start();
    await()
        .untilAsserted(
            () -> assertThat(smsc.stats().account("kcell").textsAcknowledged()).isEqualTo(3));
    assertThat(esme.soFar().textsFromPhones()).isEqualTo(3);
    esme.stop();
    assertThat(result.get(10, TimeUnit.SECONDS).textsFromPhones()).isEqualTo(3);
  }

  @Test
  void what_cannot_be_submitted_is_refused_by_name() throws Exception {
    LoadResult result =
        run(LoadPlan.builder().count(20).to(Destinations.listed(List.of("nobody", "77011111111"))));
    assertThat(result.refused()).containsOnlyKeys("ESME_RINVDSTADR");
    assertThat(result.refusedTotal()).isEqualTo(10);
    assertThat(result.complete()).isFalse();
  }
}

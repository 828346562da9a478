package org.jarshy.gateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.Carriers;
import org.jarshy.gateway.inbound.InboundReport;
import org.jarshy.gateway.inbound.Oddity;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.testing.RunningGateway;
import org.jarshy.sim.Smsc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no person sends, from an SMSC to the last answer: none of it stops what comes after. */
class BadInputTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String OURS = "14140";
  private static final String CITIZEN = "77019990001";

  @TempDir Path directory;
  private Smsc smsc;
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    smsc = Smsc.builder().start();
    gateway =
        RunningGateway.start(
            directory,
            smsc.smppPort(),
            "--jarshy.carriers.kcell.source-address=" + OURS,
            "--jarshy.carriers.beeline.source-address=" + OURS,
            "--jarshy.carriers.tele2.source-address=" + OURS);
    await()
        .atMost(SOON)
        .until(() -> gateway.bean(Carriers.class).statuses().stream().allMatch(CarrierStatus::up));
  }

  @AfterEach
  void stop() {
    gateway.close();
    smsc.close();
  }

  private long counted(Oddity oddity) {
    return gateway.bean(InboundReport.class).stats().odd().getOrDefault(oddity, 0L);
  }

  private long acknowledged() {
    return smsc.accounts().stream()
        .mapToLong(a -> smsc.stats().account(a.id()).textsAcknowledged())
        .sum();
  }

  private void aCitizenIsAnswered(int answers) {
    smsc.send(CITIZEN, OURS, answers % 2 == 0 ? "ПОМОЩЬ" : "КОМЕНДАНТ АЛМАТЫ");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(smsc.phone(CITIZEN).messages()).hasSize(answers));
  }

  @Test
  void senders_that_are_no_phones_are_acknowledged_counted_and_never_answered() {
    smsc.send(OURS, OURS, "HELP");
    smsc.send("77772", OURS, "НОВОСТИ");
    smsc.send("78091234567", OURS, "СТАРТ");
    smsc.send("770112345678901", OURS, "СТАРТ");
    aCitizenIsAnswered(1);

    await().atMost(SOON).untilAsserted(() -> assertThat(acknowledged()).isEqualTo(5));
    assertThat(counted(Oddity.SENDER_OURS)).isEqualTo(1);
    assertThat(counted(Oddity.SENDER_SHORT_CODE)).isEqualTo(1);
    await().atMost(SOON).until(() -> counted(Oddity.SENDER_SERVICE) == 1);
    await().atMost(SOON).until(() -> counted(Oddity.SENDER_LENGTH) == 1);
    assertThat(smsc.ledger()).allMatch(e -> e.to().equals(CITIZEN));
    Subscribers subscribers = gateway.bean(Subscribers.class);
    assertThat(subscribers.find(new Msisdn("+78091234567"))).isEmpty();
    assertThat(subscribers.find(new Msisdn("+770112345678901"))).isEmpty();
  }

  @Test
  void texts_of_twenty_and_more_parts_and_of_code_get_one_answer_and_stop_nothing() {
    smsc.send("77019990002", OURS, "абракадабра зюзю ".repeat(78)); // 20 parts
    smsc.send("77019990003", OURS, "абракадабра зюзю ".repeat(95)); // 24 parts
    smsc.send("77019990004", OURS, "'; drop table inbound_text; -- <script>${x}");
    smsc.send("77019990005", OURS, "\u202E\u200BСТОП\u0000");
    aCitizenIsAnswered(1);

    for (String number : new String[] {"77019990002", "77019990003", "77019990004"}) {
      await().atMost(SOON).until(() -> smsc.phone(number).messages().size() == 1);
      assertThat(smsc.phone(number).messages().get(0).text()).containsAnyOf("ПОМОЩЬ", "HELP");
    }
    await().atMost(SOON).until(() -> !smsc.phone("77019990005").messages().isEmpty());
    assertThat(smsc.phone("77019990005").messages().get(0).text()).contains("СТАРТ");
    assertThat(counted(Oddity.TOO_MANY_PARTS)).isEqualTo(1);
    assertThat(counted(Oddity.OVERLONG)).isEqualTo(2);
    assertThat(counted(Oddity.MARKUP)).isEqualTo(1);
    assertThat(counted(Oddity.BIDI_CONTROLS)).isEqualTo(1);
    assertThat(counted(Oddity.CONTROL_CHARACTERS)).isEqualTo(1);
    aCitizenIsAnswered(2);
  }
}

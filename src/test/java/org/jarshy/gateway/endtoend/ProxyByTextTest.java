package org.jarshy.gateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.Carriers;
import org.jarshy.gateway.gsm.Encoding;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.proxy.App;
import org.jarshy.gateway.proxy.LinkKind;
import org.jarshy.gateway.proxy.PooledProxy;
import org.jarshy.gateway.proxy.Proxies;
import org.jarshy.gateway.proxy.ProxyId;
import org.jarshy.gateway.testing.RunningGateway;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.phone.PhoneMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a phone of the simulator to a link of the pools and back. */
class ProxyByTextTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PHONE = "77019990001";
  private static final String NEIGHBOUR = "77019990777";

  @TempDir Path directory;

  @Test
  void a_phone_gets_one_link_the_same_again_and_never_one_that_is_burned() throws Exception {
    try (Smsc smsc = Smsc.builder().start();
        RunningGateway gateway =
            RunningGateway.start(directory, smsc.smppPort(), "--jarshy.proxy.practice=true")) {
      await()
          .atMost(SOON)
          .until(
              () -> gateway.bean(Carriers.class).statuses().stream().allMatch(CarrierStatus::up));
      Proxies proxies = gateway.bean(Proxies.class);
      for (int i = 1; i <= 10; i++) {
        ProxyId id =
            proxies.propose(
                LinkKind.MTPROTO,
                "https://t.me/proxy?server=192.0.2.%d&port=443&secret=%s"
                    .formatted(i, "0".repeat(32)),
                gateway.bean(Clock.class).instant(),
                "",
                new Actor("author"));
        proxies.approve(id, new Actor("approver"));
      }

      String link = answer(smsc, PHONE, "ПРОКСИ ТГ", 1);
      assertThat(link).startsWith("https://t.me/proxy?server=192.0.2.");
      assertThat(Segmenter.segment(link).encoding()).isEqualTo(Encoding.GSM7);
      assertThat(smsc.phone(PHONE).messages()).hasSize(1);
      assertThat(answer(smsc, PHONE, "proxy", 2)).isEqualTo(link);
      assertThat(answer(smsc, NEIGHBOUR, "PROXY TELEGRAM", 1)).isEqualTo(link);
      assertThat(answer(smsc, PHONE, "прокси не работает", 3)).startsWith("Спасибо, записали");

      PooledProxy theirs =
          proxies.list(App.TELEGRAM, 50, 0).stream()
              .filter(p -> p.persons() == 2)
              .findFirst()
              .orElseThrow();
      assertThat(theirs.areas()).isEqualTo(1);
      proxies.burn(theirs.id(), "закрыт", new Actor("dispatcher"));
      assertThat(answer(smsc, PHONE, "ПРОКСИ", 4)).startsWith("https://t.me/").isNotEqualTo(link);
    }
  }

  private static String answer(Smsc smsc, String phone, String text, int number) {
    smsc.send(phone, "1414", text);
    await().atMost(SOON).until(() -> complete(smsc, phone).size() == number);
    return complete(smsc, phone).get(number - 1).text();
  }

  private static List<PhoneMessage> complete(Smsc smsc, String phone) {
    return smsc.phone(phone).messages().stream().filter(m -> !m.text().contains("[…]")).toList();
  }
}

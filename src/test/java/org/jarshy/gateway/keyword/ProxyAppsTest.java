package org.jarshy.gateway.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarshy.gateway.proxy.App;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyAppsTest {

  private static final Understanding UNDERSTANDING = new Understanding();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PROXY TELEGRAM | TELEGRAM",
        "proxy tg | TELEGRAM",
        "Прокси телеграм | TELEGRAM",
        "прокси для телеграмма | TELEGRAM",
        "прокси тг | TELEGRAM",
        "ПРОКСИ ТЕЛЕГА | TELEGRAM",
        "прокси тилеграм | TELEGRAM",
        "proxy telegarm | TELEGRAM",
        "proksi telegram | TELEGRAM",
        "ghjrcb ntktuhfv | TELEGRAM",
        "прокси ватсап | WHATSAPP",
        "прокси вотсап пожалуйста | WHATSAPP",
        "PROXY WHATSAPP | WHATSAPP",
        "прокси уатсап | WHATSAPP",
        "PROXY SIGNAL | SIGNAL",
        "прокси сигнал | SIGNAL",
        "PROXY SIGNL | SIGNAL",
        "PROXY TOR | TOR",
        "прокси тор | TOR",
        "прокси мост | TOR",
        "PROXY OUTLINE | SHADOWSOCKS",
        "прокси shadowsocks | SHADOWSOCKS",
        "нужен прокси для телеграма | TELEGRAM",
        "телеграм прокси керек | TELEGRAM",
        "PROXY TELEGRAM ALMATY | TELEGRAM",
        "PROXY | ",
        "прокси | ",
        "VPN | ",
        "прокси Алматы | "
      })
  void who_asks_for_a_proxy_may_say_what_for(String text, App app) {
    Understood meant = UNDERSTANDING.understand(text);
    assertThat(meant.intent()).isEqualTo(Intent.PROXY);
    assertThat(meant.app()).isEqualTo(app);
  }

  @Test
  void who_complains_may_say_of_what() {
    Understood meant = UNDERSTANDING.understand("прокси сигнал не работает");
    assertThat(meant.intent()).isEqualTo(Intent.BAD);
    assertThat(meant.app()).isEqualTo(App.SIGNAL);
    assertThat(UNDERSTANDING.understand("BAD").app()).isNull();
  }

  @Test
  void the_contract_of_the_command_line_says_nothing_of_it() {
    assertThat(UNDERSTANDING.understand("PROXY TELEGRAM").toContract())
        .containsOnlyKeys("intent", "city", "topic")
        .containsEntry("topic", null);
    assertThat(UNDERSTANDING.understand("новости телеграм").app()).isNull();
  }
}

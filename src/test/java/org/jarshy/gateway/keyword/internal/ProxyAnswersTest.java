package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.gsm.Encoding;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.keyword.Intent;
import org.jarshy.gateway.keyword.Understanding;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.proxy.App;
import org.jarshy.gateway.proxy.LinkKind;
import org.jarshy.gateway.proxy.PooledProxy;
import org.jarshy.gateway.proxy.ProxyId;
import org.jarshy.gateway.proxy.TestProxies;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyAnswersTest {

  private final TestDatabase database = TestDatabase.Kind.H2.open();
  private final Desk desk = new Desk(database);

  @AfterEach
  void close() {
    database.close();
  }

  private void burn(ProxyId id) {
    desk.pools.proxies.burn(id, "не отвечает", TestProxies.ENTERS);
  }

  private List<String> answersTo(String words) {
    desk.receive(words);
    return desk.send();
  }

  @Test
  void a_link_travels_alone_in_one_segment_and_a_repeat_gets_the_same() {
    desk.pools.admit(5);
    String link = desk.answerTo("ПРОКСИ");
    assertThat(link).startsWith("https://t.me/proxy?server=185.10.0.");
    assertThat(Segmenter.segment(link).encoding()).isEqualTo(Encoding.GSM7);
    assertThat(Segmenter.segment(link).count()).isEqualTo(1);
    assertThat(desk.answerTo("proxy telegram")).isEqualTo(link);
    desk.answerTo("LATIN");
    assertThat(desk.answerTo("PROXY")).as("whatever letters they chose").isEqualTo(link);
    assertThat(desk.answerTo("ПРОКСИ")).contains("3 raza", "PLOKHO", "zavtra: PROKSI");
    assertThat(desk.answerTo("ПРОКСИ")).as("then silence").isNull();
    assertThat(desk.answerTo("НОВОСТИ")).as("to that alone").isNotNull();
  }

  @Test
  void two_proxies_are_two_texts_where_there_are_many() {
    desk.pools.admit(80);
    List<String> links = answersTo("PROXY");
    assertThat(links).hasSize(2).doesNotHaveDuplicates();
    assertThat(links).allMatch(l -> Segmenter.segment(l).count() == 1);
  }

  @Test
  void a_proxy_burned_while_its_text_waits_is_never_sent() {
    desk.pools.admit(5);
    desk.receive("PROXY");
    for (PooledProxy proxy : desk.pools.proxies.list(App.TELEGRAM, 10, 0)) {
      if (proxy.state() == PooledProxy.State.ACTIVE && proxy.persons() == 1) {
        burn(proxy.id());
      }
    }
    assertThat(desk.send())
        .containsExactly(
            "This proxy has just stopped working, so it was not sent. Text PROXY later.");
    assertThat(desk.answerTo("PROXY")).startsWith("https://t.me/proxy?");
  }

  @Test
  void of_two_the_other_one_is_sent_when_one_is_burned_meanwhile() {
    desk.pools.admit(80);
    desk.receive("PROXY");
    List<ProxyId> held = new ArrayList<>();
    for (PooledProxy proxy : desk.pools.proxies.list(App.TELEGRAM, 200, 0)) {
      if (proxy.persons() == 1) {
        held.add(proxy.id());
      }
    }
    assertThat(held).hasSize(2);
    burn(held.get(1));
    List<Binding> bound = desk.bind();
    assertThat(bound).filteredOn(Binding.Words.class::isInstance).hasSize(1);
    assertThat(bound).filteredOn(Binding.Withdrawn.class::isInstance).hasSize(1);
  }

  @Test
  void a_blocked_proxy_is_replaced_once_and_then_told_to_wait() {
    desk.pools.admit(20);
    desk.answerTo("PROXY");
    burnAllThatSomebodyHas();
    assertThat(desk.answerTo("PROXY")).startsWith("https://t.me/");
    burnAllThatSomebodyHas();
    assertThat(desk.answerTo("PROXY")).startsWith("Your proxy is blocked.");
  }

  private void burnAllThatSomebodyHas() {
    for (PooledProxy proxy : desk.pools.proxies.list(App.TELEGRAM, 200, 0)) {
      if (proxy.state() == PooledProxy.State.ACTIVE && proxy.persons() > 0) {
        burn(proxy.id());
      }
    }
  }

  @Test
  void who_asks_for_an_app_that_has_none_is_told_which_have() {
    desk.pools.admit(1);
    desk.pools.admit(LinkKind.SIGNAL, "https://signal.tube/#signal.kazaktv.kz");
    assertThat(desk.answerTo("прокси тор"))
        .isEqualTo(
            "Для Tor прокси сейчас нет. Есть для: Telegram, Signal. Напишите: ПРОКСИ Telegram");
    assertThat(desk.answerTo("прокси сигнал")).isEqualTo("https://signal.tube/#signal.kazaktv.kz");
    assertThat(desk.answerTo("прокси")).as("as before").startsWith("https://signal.tube/");
  }

  @Test
  void bulletins_about_proxies_answer_where_the_pools_have_nothing() {
    desk.content.say(
        Kind.PROXY, Area.wholeCountry(), desk.clock.instant().minusSeconds(60), "advice");
    assertThat(desk.answerTo("ПРОКСИ")).isEqualTo("ru advice");
    desk.pools.admit(1);
    assertThat(desk.answerTo("ПРОКСИ")).startsWith("https://t.me/");
    desk.clock.advance(Duration.ofHours(73));
    assertThat(desk.answerTo("ПРОКСИ")).as("nothing fresh").isEqualTo("ru advice");
  }

  @Test
  void a_complaint_is_thanked_for_and_brings_no_other_proxy() {
    assertThat(desk.answerTo("BAD"))
        .isEqualTo("We have sent you no proxy lately. To get one: PROXY");
    desk.pools.admit(10);
    String link = desk.answerTo("PROXY");
    assertThat(desk.answerTo("прокси не работает"))
        .isEqualTo("Спасибо, записали и проверим. Завтра снова напишите ПРОКСИ");
    assertThat(desk.answerTo("proxy is not working")).startsWith("Thank you, noted");
    assertThat(desk.answerTo("PROXY")).isEqualTo(link);
    long complaints =
        desk.pools.proxies.list(App.TELEGRAM, 50, 0).stream()
            .mapToLong(PooledProxy::complaints)
            .sum();
    assertThat(complaints).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RU | ПРОКСИ | ПЛОХО | Сегодня прокси уже отправляли 3 раза.",
        "KZ | ПРОКСИ | НАШАР | Бүгін прокси 3 рет жіберілді.",
        "EN | PROXY | BAD | We have sent the proxy 3 times today."
      })
  void who_asks_a_fourth_time_is_told_what_to_text_now_and_when_to_ask_again(
      String language, String ask, String complain, String beginning) {
    desk.pools.admit(1);
    desk.answerTo(language);
    for (int i = 0; i < 3; i++) {
      assertThat(desk.answerTo(ask)).startsWith("https://");
    }
    assertThat(desk.answerTo(ask)).startsWith(beginning).contains(complain, ask);
    assertThat(new Understanding().understand(complain).intent()).isEqualTo(Intent.BAD);
    desk.answerTo(complain);
    assertThat(desk.pools.proxies.list(App.TELEGRAM, 1, 0).get(0).complaints()).isEqualTo(1);
  }

  @Test
  void a_list_still_waiting_to_be_sent_does_not_come_back_after_a_proxy() {
    desk.pools.admit(1);
    for (int i = 0; i < 9; i++) {
      desk.content.help(
          HelpTopic.LEGAL, Area.wholeCountry(), "Advocates " + i, "141" + i, "24/7", true);
    }
    desk.receive("HOTLINE");
    desk.receive("PROXY");
    assertThat(desk.send()).hasSize(2);
    assertThat(desk.answerTo("MORE")).startsWith("Nothing to go on with.");
  }

  @Test
  void neighbours_by_number_get_the_same_and_more_is_no_way_to_another() {
    desk.pools.admit(50);
    desk.receive(new Msisdn("+77025550101"), "PROXY");
    List<String> first = desk.send();
    desk.receive(new Msisdn("+77025550999"), "PROXY");
    assertThat(desk.send()).isEqualTo(first);
    desk.receive(new Msisdn("+77025550999"), "MORE");
    assertThat(desk.send()).noneMatch(text -> text.startsWith("https://"));
  }
}

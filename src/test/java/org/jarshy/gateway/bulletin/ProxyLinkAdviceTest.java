package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jarshy.gateway.bulletin.Advice.Code;
import org.jarshy.gateway.kernel.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy that is sent to everybody is known to the censor in one stroke. */
class ProxyLinkAdviceTest {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final String FINGERPRINT = "0123456789ABCDEF0123456789ABCDEF01234567";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Each type that the pools take.
        "https://t.me/proxy?server=192.0.2.1&port=443&secret=" + KEY,
        "tg://proxy?server=proxy.example.org&port=443&secret=" + KEY,
        "https://t.me/socks?server=192.0.2.1&port=1080&user=u&pass=p",
        "tg://socks?server=192.0.2.1&port=1080",
        "ss://YWVzLTI1Ni1nY206cGFzc3dvcmQ@192.0.2.7:8388",
        "ss://2022-blake3-aes-128-gcm:AAAAAAAAAAAAAAAAAAAAAA%3D%3D@192.0.2.7:8388",
        "obfs4 192.0.2.7:443 " + FINGERPRINT + " cert=AAAA iat-mode=0",
        "webtunnel [2001:db8::1]:443 " + FINGERPRINT + " url=https://example.org/path ver=0.0.1",
        "snowflake 192.0.2.3:80 " + FINGERPRINT + " url=https://example.org/",
        "https://signal.tube/#signal.example.org",
        "sgnl://signal.tube/#signal.example.org",
        "192.0.2.20:443",
        "whatsapp.example.org:443",
        "whatsapp.example.org:5222",
        "[2001:db8::20]:443",
        // Others that mean the same.
        "https://telegram.me/proxy?server=192.0.2.1&port=443&secret=" + KEY,
        "vless://b831381d@192.0.2.1:443",
        "Bridge 192.0.2.7:443 " + FINGERPRINT,
        // In whatever way it is written.
        "HTTPS://T.ME/PROXY?SERVER=192.0.2.1&PORT=443",
        "t.me/proxy?server=192.0.2.1&port=443",
        "Прокси: t . me / proxy ? server = 192.0.2.1 & port = 443",
        "t[.]me/proxy?server=192.0.2.1",
        "т.ме/ргоху?server=192.0.2.1",
        "t.me/рrоху?sеrvеr=192.0.2.1",
        "ｔ.ｍｅ／ｐｒｏｘｙ？server=192.0.2.1",
        "t.me/%70roxy?server=192.0.2.1&port=443",
        "t.me/proxy?port=443&server=192.0.2.1",
        "server=proxy.example.org&port=443&secret=" + KEY,
        "Сервер 192.0.2.1, порт 443",
        "192.0.2.1 : 443",
        "Сервер192.0.2.1:443",
        "оbfs4 192.0.2.7:443 " + FINGERPRINT,
      })
  void link_of_a_proxy_keeps_a_bulletin_from_being_submitted(String link) {
    for (String text : List.of(link, "Редакция: " + link + " до 19 января.", "Жаршы\n" + link)) {
      Map<String, String> blocking = Advice.blocking(said(Kind.PROXY, text));

      assertThat(blocking).as(text).containsKey("texts.ru");
      assertThat(codes(Kind.NEWS_DIGEST, text)).as("whatever its kind").contains(Code.PROXY_LINK);
      Advice advice =
          Advice.on(said(Kind.PROXY, text)).stream()
              .filter(a -> a.code() == Code.PROXY_LINK)
              .findFirst()
              .orElseThrow();
      assertThat(advice.words()).isEqualTo(text.substring(advice.start(), advice.end()));
      assertThat(advice.words()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Редакция: чтобы получить прокси, отправьте на 1414 слово ПРОКСИ или PROXY SIGNAL.",
        "Редакция: прокси алу үшін 1414-ке ПРОКСИ деп жазыңыз.",
        "Вам прислали ссылку t.me/proxy? Не открывайте её.",
        "Канал МЧС: https://t.me/qazmchs",
        "Сайт: https://egov.kz:8443/news?port=1#proxy",
        "МЧС: с 07.01.2022 23:00 до 19.01.2022 07:00.",
        "Открываются inform.kz, 24.kz:12 января, tengrinews.kz: 8 января.",
        "Работают: 24.kz: 8, inform.kz: 10, akorda.kz:14 часов.",
        "DNS 1.1.1.1 работает.",
        "Snowflake и obfs4 в Tor Browser включает сам человек.",
        "Press: the access is free. Ask http://signal.org or signal.tube for help.",
        "Тел. 8 (727) 272-00-00, 8.727.272:443, дом 4:2, счёт 3:10.",
        "Аэропорт: рейсы 10.01: 100, 11.01: 120.",
        "Штаб: гр.Иванов:443, ул.Тәуелсіздік:12.",
      })
  void words_about_proxies_and_other_links_do_not(String text) {
    assertThat(codes(Kind.PROXY, text)).doesNotContain(Code.PROXY_LINK);
  }

  @Test
  void it_is_said_once_for_each_link_and_says_what_to_do_instead() {
    String one = "https://t.me/proxy?server=192.0.2.1&port=443&secret=" + KEY;
    List<Advice> advice =
        Advice.on(said(Kind.PROXY, one + "\nhttps://signal.tube/#signal.example.org")).stream()
            .filter(a -> a.code() == Code.PROXY_LINK)
            .toList();

    assertThat(advice)
        .extracting(Advice::words)
        .containsExactly(one, "https://signal.tube/#signal.example.org");
    assertThat(advice.get(0).sentence())
        .isEqualTo(
            "It holds the link of a proxy: what is sent to everybody is known to the censor at"
                + " once, and blocked. Put it into the pools (page Proxies) instead, and write that"
                + " whoever texts ПРОКСИ gets one.");
  }

  @Test
  void nor_does_a_correction_hold_one() {
    Content old = Samples.with(Samples.news("x"), Map.of(Lang.RU, "МЧС: вода есть."));
    Content corrected =
        new Content(
            old.kind(),
            old.source(),
            old.area(),
            old.texts(),
            old.validFrom(),
            old.expires(),
            null,
            Map.of(Lang.RU, "Верно: t.me/proxy?server=192.0.2.1&port=443"));

    assertThat(Advice.blocking(corrected)).containsOnlyKeys("corrections.ru");
  }

  private static List<Code> codes(Kind kind, String text) {
    return Advice.on(said(kind, text)).stream().map(Advice::code).toList();
  }

  private static Content said(Kind kind, String text) {
    return new Content(
        kind,
        "Редакция",
        org.jarshy.gateway.kernel.Area.wholeCountry(),
        Map.of(Lang.RU, text),
        Samples.NOW,
        Samples.NOW.plusSeconds(3_600),
        null);
  }
}

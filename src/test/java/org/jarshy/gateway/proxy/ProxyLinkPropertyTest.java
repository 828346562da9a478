package org.jarshy.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jarshy.gateway.gsm.Encoding;
import org.jarshy.gateway.gsm.Segmenter;

class ProxyLinkPropertyTest {

  private static final String GOOD =
      "https://t.me/proxy?server=185.10.20.30&port=443&secret=" + ProxyLinkTest.HEX16;

  @Property(tries = 500)
  void any_text_is_taken_as_it_is_or_refused_with_a_reason(
      @ForAll LinkKind kind, @ForAll("texts") String text) {
    try {
      ProxyLink link = ProxyLink.read(kind, text, ProxyLinkTest.HOSTS);
      assertThat(Segmenter.segment(link.text()).encoding()).isEqualTo(Encoding.GSM7);
      assertThat(Segmenter.segment(link.text()).count()).isLessThanOrEqualTo(kind.mostParts());
    } catch (LinkRefused refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @Property(tries = 500)
  void a_good_link_with_one_sign_more_is_taken_with_it_or_not_at_all(
      @ForAll("signs") char sign, @ForAll("places") int place) {
    String text = GOOD.substring(0, place) + sign + GOOD.substring(place);
    try {
      assertThat(ProxyLink.read(LinkKind.MTPROTO, text, ProxyLinkTest.HOSTS).text())
          .isEqualTo(text);
    } catch (LinkRefused refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @Property(tries = 500)
  void an_address_of_four_octets_is_read_as_it_is_written(
      @ForAll byte a, @ForAll byte b, @ForAll byte c, @ForAll byte d) {
    String text = (a & 255) + "." + (b & 255) + "." + (c & 255) + "." + (d & 255);
    assertThat(Addresses.v4(text)).containsExactly(a, b, c, d);
    assertThat(Addresses.v4("0" + text)).isNull();
    assertThat(Addresses.v6("::" + text)).isNull();
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> starts =
        Arbitraries.of(
            "",
            "https://t.me/proxy?",
            "https://t.me/socks?",
            "ss://",
            "obfs4 ",
            "webtunnel ",
            "snowflake ",
            "https://signal.tube/#");
    Arbitrary<String> pieces =
        Arbitraries.of(
                "server=",
                "&port=",
                "443",
                "&secret=",
                ProxyLinkTest.HEX16,
                "185.10.20.30",
                ":",
                "@",
                " ",
                "url=https://",
                "кз",
                "a.kz",
                "/",
                "#",
                "%41",
                "[2a01::1]",
                "\u202e")
            .list()
            .ofMaxSize(8)
            .map(list -> String.join("", list));
    return Combinators.combine(starts, pieces).as((start, rest) -> start + rest);
  }

  @Provide
  Arbitrary<Character> signs() {
    return Arbitraries.chars().with("&=?#@%:/\\. []~^{}|\u0000\n").with('а', '０', '。');
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, GOOD.length());
  }
}

package org.jarshy.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.jarshy.gateway.gsm.Encoding;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Segments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyLinkTest {

  static final Hosts HOSTS = new Hosts(false);
  static final String HEX16 = "00112233445566778899aabbccddeeff";
  static final String FINGERPRINT = "0123456789ABCDEF0123456789ABCDEF01234567";
  static final String CERT =
      "ssH+9rP8dG2NLDN2XuFw63hIO/9MNNinLmxQDpVa+7kTOa9/m+tGWT1SmSYpQ9uTBGa6Hw";

  private static ProxyLink read(LinkKind kind, String text) {
    return ProxyLink.read(kind, text, HOSTS);
  }

  private static void refused(LinkKind kind, String text, String why) {
    assertThatThrownBy(() -> read(kind, text))
        .as(text)
        .isInstanceOf(LinkRefused.class)
        .hasMessageContaining(why)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(text));
  }

  private static String mtproto(String server, String port, String secret) {
    return "https://t.me/proxy?server=" + server + "&port=" + port + "&secret=" + secret;
  }

  private static String ee(String host) {
    return "ee" + HEX16 + HexFormat.of().formatHex(host.getBytes(StandardCharsets.US_ASCII));
  }

  private static String ss(String user, String rest) {
    return "ss://" + Base64.getUrlEncoder().withoutPadding().encodeToString(user.getBytes()) + rest;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "MTPROTO ~ https://t.me/proxy?server=185.10.20.30&port=443&secret=00112233445566778899aabbccddeeff",
        "MTPROTO ~ https://t.me/proxy?server=proxy.kazaktv.kz&port=8443&secret=dd00112233445566778899AABBCCDDEEFF",
        "MTPROTO ~ https://t.me/proxy?server=2a01:4f8::1&port=443&secret=ABEiM0RVZneImaq7zN3u_w",
        "SOCKS5 ~ https://t.me/socks?server=185.10.20.30&port=1080",
        "SOCKS5 ~ https://t.me/socks?server=185.10.20.30&port=1080&user=reader&pass=k3nes.Bul_aq",
        "SHADOWSOCKS ~ ss://Y2hhY2hhMjAtaWV0Zi1wb2x5MTMwNTpzZWNyZXQ@185.10.20.30:8388",
        "SHADOWSOCKS ~ ss://2022-blake3-aes-128-gcm:AAAAAAAAAAAAAAAAAAAAAA%3D%3D@s.kazaktv.kz:8388",
        "SHADOWSOCKS ~ ss://Y2hhY2hhMjAtaWV0Zi1wb2x5MTMwNTpzZWNyZXQ@[2a01:4f8::1]:8388/?outline=1",
        "SIGNAL ~ https://signal.tube/#proxy.kazaktv.kz",
        "SIGNAL ~ https://signal.tube/#proxy.kazaktv.kz:8443",
        "WHATSAPP ~ 185.100.200.130:8443",
        "WHATSAPP ~ wa.kazaktv.kz:443"
      })
  void a_link_of_each_kind_is_taken_as_it_is_and_fits_one_segment(LinkKind kind, String text) {
    ProxyLink link = read(kind, text);
    assertThat(link.text()).isEqualTo(text);
    assertOneSegment(link.text());
  }

  @Test
  void bridge_lines_of_tor_are_taken_and_fit_one_segment() {
    String obfs4 = "obfs4 185.100.200.130:44321 " + FINGERPRINT + " cert=" + CERT + " iat-mode=0";
    assertThat(obfs4).hasSize(155);
    assertOneSegment(read(LinkKind.OBFS4, obfs4).text());
    String webtunnel =
        "webtunnel [2001:db8:4a6b:2d1:9d2e:fb5a:1c0:33]:443 "
            + FINGERPRINT
            + " url=https://kitap.kazaktv.kz/Xy12Za9Q ver=0.0.1";
    ProxyLink tunnel = read(LinkKind.WEBTUNNEL, webtunnel);
    assertOneSegment(tunnel.text());
    assertThat(tunnel.endpoint()).isEqualTo(new Endpoint("kitap.kazaktv.kz", 443, true));
    String snowflake =
        "snowflake 192.0.2.3:80 2B280B23E1107BB62ABFC40DDCC8824814F80A72"
            + " fingerprint=2B280B23E1107BB62ABFC40DDCC8824814F80A72"
            + " url=https://1098762253.rsc.cdn77.org/ fronts=www.cdn77.com,www.phpmyadmin.net"
            + " ice=stun:stun.l.google.com:19302,stun:stun.sonetel.com:3478"
            + " utls-imitate=hellorandomizedalpn";
    assertThat(Segmenter.segment(read(LinkKind.SNOWFLAKE, snowflake).text()).count())
        .as("the one that takes several")
        .isBetween(2, 3);
  }

  private static void assertOneSegment(String text) {
    Segments cut = Segmenter.segment(text);
    assertThat(cut.encoding()).isEqualTo(Encoding.GSM7);
    assertThat(cut.units()).isLessThanOrEqualTo(160);
    assertThat(cut.count()).isEqualTo(1);
  }

  @Test
  void what_does_not_fit_one_segment_is_refused() {
    refused(
        LinkKind.MTPROTO,
        mtproto(
            "a-rather-long-name-of-a-proxy-for-people.kazaktv.kz",
            "44343",
            ee("another-long-name.kz")),
        "it must fit one segment");
    refused(
        LinkKind.OBFS4,
        "obfs4 [2a01:4f8:1:2:3:4:5:6]:443 " + FINGERPRINT + " cert=" + CERT + " iat-mode=0",
        "it must fit one segment");
  }

  @Test
  void a_link_for_the_app_is_given_as_one_that_phones_make_tappable() {
    String query = "server=185.10.20.30&port=443&secret=" + HEX16;
    assertThat(read(LinkKind.MTPROTO, "tg://proxy?" + query).text())
        .isEqualTo("https://t.me/proxy?" + query);
    refused(LinkKind.MTPROTO, "TG://proxy?" + query, "in lower case");
    refused(LinkKind.MTPROTO, "http://t.me/proxy?" + query, "must begin with");
    refused(LinkKind.MTPROTO, "https://t.me@evil.kz/proxy?" + query, "must begin with");
    refused(LinkKind.MTPROTO, "https://t.me.evil.kz/proxy?" + query, "must begin with");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "65536", "-1", "+443", "0443", "4 43", "443x", "٤٤٣", "99999999999", ""})
  void a_port_is_a_number_from_1_to_65535(String port) {
    assertThatThrownBy(() -> read(LinkKind.MTPROTO, mtproto("185.10.20.30", port, HEX16)))
        .isInstanceOf(LinkRefused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "127.0.0.1",
        "169.254.1.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "192.0.0.8",
        "192.88.99.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "2002:7f00:1::1",
        "2001::1",
        "64:ff9b::a01:203",
        "0:0:0:0:0:ffff:a01:203",
        "localhost.localhost",
        "proxy.local",
        "hidden.onion",
        "router.lan",
        "db.internal",
        "1.0.0.10.in-addr.arpa"
      })
  void private_local_and_reserved_addresses_are_refused(String host) {
    refused(LinkKind.MTPROTO, mtproto(host, "443", HEX16), "private, local or reserved");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "198.51.100.7",
        "203.0.113.9",
        "2001:db8::1",
        "3fff::1",
        "proxy.example.org",
        "example.com",
        "EXAMPLE.COM",
        "a.test",
        "a.invalid",
        "x.example"
      })
  void documentation_leads_nowhere_and_is_taken_in_practice_alone(String host) {
    String link = mtproto(host, "443", HEX16);
    refused(LinkKind.MTPROTO, link, "kept for documentation");
    assertThat(ProxyLink.read(LinkKind.MTPROTO, link, new Hosts(true)).text()).isEqualTo(link);
  }

  @Test
  void in_practice_nothing_that_leads_anywhere_is_taken() {
    assertThatThrownBy(
            () ->
                ProxyLink.read(
                    LinkKind.MTPROTO, mtproto("185.10.20.30", "443", HEX16), new Hosts(true)))
        .isInstanceOf(LinkRefused.class)
        .hasMessageContaining("jarshy.proxy.practice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0177.0.0.1",
        "0x7f.0.0.1",
        "0x7f000001",
        "2130706433",
        "127.1",
        "127.0.1",
        "017700000001",
        "185.10.20",
        "185.10.20.030",
        "185.10.20.256",
        "185.10.20.30.",
        "185.10.20.30.40",
        "1.2.3.0x4",
        "::ffff:185.10.20.30",
        "::185.10.20.30",
        "2a01:4f8::1%eth0",
        "2a01::4f8::1",
        "2a01:4f8:::1",
        "12345::1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "2a01:4f8::1:",
        "[2a01:4f8::1]"
      })
  void an_address_in_any_other_form_is_refused(String host) {
    assertThatThrownBy(() -> read(LinkKind.MTPROTO, mtproto(host, "443", HEX16)))
        .isInstanceOf(LinkRefused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.kazaktv.kz.",
        ".kazaktv.kz",
        "proxy..kz",
        "-proxy.kz",
        "proxy-.kz",
        "proxy_1.kz",
        "proxy",
        "user@proxy.kz",
        "user:pw@proxy.kz",
        "proxy.kz#x",
        "proxy.kz/x",
        "proxy%2Ekz",
        "proxy kz",
        "прокси.кз",
        "prоxy.kz",
        "proxy.kz\u00ad",
        "proxy.kz\u202e",
        "proxy。kz"
      })
  void a_host_is_ascii_and_plainly_written(String host) {
    assertThatThrownBy(() -> read(LinkKind.MTPROTO, mtproto(host, "443", HEX16)))
        .isInstanceOf(LinkRefused.class);
  }

  @Test
  void a_name_in_other_letters_is_taken_as_it_is_written_in_ascii() {
    assertThat(read(LinkKind.MTPROTO, mtproto("xn--80aswg.kz", "443", HEX16)).endpoint().host())
        .isEqualTo("xn--80aswg.kz");
  }

  @Test
  void a_part_twice_or_one_that_is_not_known_is_refused() {
    String good = mtproto("185.10.20.30", "443", HEX16);
    refused(LinkKind.MTPROTO, good + "&server=185.10.20.31", "server stands in it twice");
    refused(LinkKind.MTPROTO, good + "&secret=" + HEX16, "secret stands in it twice");
    refused(LinkKind.MTPROTO, good + "&x=1", "not known");
    refused(LinkKind.MTPROTO, good + "&Server=1", "not known");
    refused(LinkKind.MTPROTO, good + "&", "a name, an equals sign");
    refused(LinkKind.MTPROTO, good.replace("&port=443", ""), "port is missing");
    refused(LinkKind.MTPROTO, good.replace("secret=" + HEX16, "secret="), "secret is missing");
    refused(LinkKind.MTPROTO, good + "#x", "neither percent-encoding");
    refused(LinkKind.MTPROTO, good.replace("443", "4%343"), "neither percent-encoding");
    refused(
        LinkKind.OBFS4,
        "obfs4 185.10.20.30:443 " + FINGERPRINT + " cert=" + CERT + " cert=" + CERT,
        "cert stands in it twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEX16,
        "00112233445566778899AABBCCDDEEFF",
        "dd" + HEX16,
        "DD" + HEX16,
        "ABEiM0RVZneImaq7zN3u_w",
        "ee0011223344556677889900112233445566" + "676f6f676c652e636f6d"
      })
  void a_secret_has_16_bytes_or_17_with_dd_or_more_with_ee_and_a_name(String secret) {
    String fixed = secret.startsWith("ee0011") ? ee("google.com") : secret;
    assertThat(read(LinkKind.MTPROTO, mtproto("185.10.20.30", "443", fixed)).text())
        .endsWith(fixed);
  }

  @Test
  void other_secrets_are_refused() {
    String start = mtproto("185.10.20.30", "443", "");
    refused(LinkKind.MTPROTO, start + HEX16.substring(2), "must be 16 bytes");
    refused(LinkKind.MTPROTO, start + "cc" + HEX16, "must be 16 bytes");
    refused(LinkKind.MTPROTO, start + "dd" + HEX16 + "00", "must be 16 bytes");
    refused(LinkKind.MTPROTO, start + "ee" + HEX16, "must be 16 bytes");
    refused(LinkKind.MTPROTO, start + ee("localhost"), "the host name within the secret");
    refused(LinkKind.MTPROTO, start + ee("goo gle.com"), "the host name within the secret");
    refused(LinkKind.MTPROTO, start + ee("1.2.3.4"), "ends like an address");
    refused(LinkKind.MTPROTO, start + "ee" + HEX16 + "d0bf", "the host name within the secret");
    refused(LinkKind.MTPROTO, start + "ee" + HEX16 + "7g", "is no valid hex");
    refused(LinkKind.MTPROTO, start + "EEzz", "is no valid hex");
    refused(LinkKind.MTPROTO, start + "eeAAAAAAAAAAAAAAAAAAAA", "must be 16 bytes");
    refused(LinkKind.MTPROTO, start + "ABEiM0RVZneImaq7zN3u_w==", "hex, or base64url");
    refused(LinkKind.MTPROTO, start + "ABEiM0RVZneImaq7zN3u/w", "hex, or base64url");
    refused(LinkKind.MTPROTO, start + "ABEiM0RVZneImaq7zN3u_x", "bits are left over");
  }

  @Test
  void a_password_that_travels_in_clear_is_flagged() {
    String open = "https://t.me/socks?server=185.10.20.30&port=1080";
    assertThat(read(LinkKind.SOCKS5, open).inClear()).isFalse();
    assertThat(read(LinkKind.SOCKS5, open + "&user=a&pass=b").inClear()).isTrue();
    refused(LinkKind.SOCKS5, open + "&user=a", "come together");
    refused(LinkKind.SOCKS5, open + "&pass=a", "come together");
    refused(LinkKind.SOCKS5, open + "&user=a&pass=b+c", "letters and digits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aes-256-cfb:secret", "rc4-md5:secret", "chacha20:secret", "none:secret", "plain:secret",
        "AES-256-GCM:secret", "aes-256-gcm:", "aes-256-gcm", "aes-256-gcm:два", "aes-256-gcm:a b"
      })
  void shadowsocks_needs_a_cipher_that_authenticates_and_a_password(String user) {
    assertThatThrownBy(() -> read(LinkKind.SHADOWSOCKS, ss(user, "@185.10.20.30:8388")))
        .isInstanceOf(LinkRefused.class);
  }

  @Test
  void other_forms_of_shadowsocks_links_are_refused() {
    String good = ss("aes-256-gcm:secret", "@185.10.20.30:8388");
    assertThat(read(LinkKind.SHADOWSOCKS, good).text()).isEqualTo(good);
    refused(LinkKind.SHADOWSOCKS, ss("aes-256-gcm:secret@185.10.20.30:8388", ""), "SIP002");
    refused(LinkKind.SHADOWSOCKS, good + "#name", "neither a plugin");
    refused(LinkKind.SHADOWSOCKS, good + "/?plugin=v2ray-plugin", "neither a plugin");
    refused(LinkKind.SHADOWSOCKS, good.replace("@", "@@"), "SIP002");
    refused(LinkKind.SHADOWSOCKS, good.replace("@", "@evil.kz@"), "SIP002");
    refused(LinkKind.SHADOWSOCKS, good.replace("ss://", "SS://"), "in lower case");
    refused(LinkKind.SHADOWSOCKS, good.replace("@", "=@"), "base64url");
    refused(
        LinkKind.SHADOWSOCKS,
        ss("2022-blake3-aes-128-gcm:AAAAAAAAAAAAAAAAAAAAAA==", "@185.10.20.30:8388"),
        "not in base64");
    refused(
        LinkKind.SHADOWSOCKS,
        "ss://2022-blake3-aes-256-gcm:AAAAAAAAAAAAAAAAAAAAAA%3D%3D@185.10.20.30:8388",
        "must be 32 bytes");
  }

  @Test
  void bridges_have_40_digits_of_fingerprint_and_70_of_cert() {
    String good = "obfs4 185.10.20.30:443 " + FINGERPRINT + " cert=" + CERT + " iat-mode=0";
    read(LinkKind.OBFS4, good);
    refused(LinkKind.OBFS4, good.replace(FINGERPRINT, FINGERPRINT.substring(1)), "40 hex");
    refused(LinkKind.OBFS4, good.replace(FINGERPRINT, "G" + FINGERPRINT.substring(1)), "40 hex");
    refused(LinkKind.OBFS4, good.replace(CERT, CERT.substring(1)), "70 characters");
    refused(LinkKind.OBFS4, good.replace(CERT, CERT.substring(1) + "_"), "70 characters");
    refused(LinkKind.OBFS4, good.replace("iat-mode=0", "iat-mode=3"), "0, 1 or 2");
    refused(LinkKind.OBFS4, good.replace("iat-mode=0", "x=0"), "not known");
    refused(LinkKind.OBFS4, good.replace("185.10.20.30", "bridge.kazaktv.kz"), "no address");
    refused(LinkKind.OBFS4, good.replace("185.10.20.30", "192.0.2.1"), "documentation");
    refused(LinkKind.OBFS4, good.replace("obfs4 ", "obfs4  "), "one blank each");
    refused(LinkKind.OBFS4, good.replace("obfs4", "Bridge obfs4"), "must begin with obfs4");
    refused(LinkKind.OBFS4, good + " ", "no blank at either end");
    refused(LinkKind.OBFS4, good + "\nobfs4", "printable characters");
    String tunnel = "webtunnel 192.0.2.3:443 " + FINGERPRINT + " url=https://kitap.kazaktv.kz/a";
    read(LinkKind.WEBTUNNEL, tunnel);
    refused(LinkKind.WEBTUNNEL, tunnel.replace("192.0.2.3", "10.0.0.1"), "a private one");
    refused(LinkKind.WEBTUNNEL, tunnel.replace("https", "http"), "https://");
    refused(LinkKind.WEBTUNNEL, tunnel.replace("kitap.", "u@kitap."), "no user before");
    refused(LinkKind.WEBTUNNEL, tunnel + "?q=1", "the path of the url");
    refused(LinkKind.WEBTUNNEL, tunnel.replace("kitap.kazaktv.kz", "127.0.0.1"), "private");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://signal.tube/proxy.kazaktv.kz",
        "https://signal.tube/?h=x#proxy.kazaktv.kz",
        "https://signal.tube/x#proxy.kazaktv.kz",
        "http://signal.tube/#proxy.kazaktv.kz",
        "https://signal.tube.evil.kz/#proxy.kazaktv.kz",
        "https://signal.tube/#",
        "https://signal.tube/##proxy.kazaktv.kz",
        "https://signal.tube/#proxy.kazaktv.kz/x",
        "https://signal.tube/#u@proxy.kazaktv.kz",
        "https://signal.tube/#10.0.0.1",
        "sgnl://signal.tube/#proxy.kazaktv.kz"
      })
  void signal_has_its_host_in_the_fragment_alone(String text) {
    assertThatThrownBy(() -> read(LinkKind.SIGNAL, text)).isInstanceOf(LinkRefused.class);
  }

  @Test
  void a_link_says_nothing_where_it_is_printed() {
    assertThat(read(LinkKind.WHATSAPP, "wa.kazaktv.kz:443").toString()).isEqualTo("whatsapp link");
  }

  @Test
  void one_server_is_one_resource_however_it_is_written() {
    String one = mtproto("Proxy.Kazaktv.kz", "443", HEX16);
    String other = mtproto("proxy.kazaktv.kz", "443", "dd" + HEX16);
    assertThat(read(LinkKind.MTPROTO, one).identity())
        .isEqualTo(read(LinkKind.MTPROTO, other).identity());
    assertThat(read(LinkKind.WHATSAPP, "[2a01:4f8::1]:443").identity())
        .isEqualTo(read(LinkKind.WHATSAPP, "[2A01:4F8:0::1]:443").identity())
        .isNotEqualTo(read(LinkKind.WHATSAPP, "[2a01:4f8::1]:444").identity());
  }
}

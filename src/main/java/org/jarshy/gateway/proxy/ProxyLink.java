package org.jarshy.gateway.proxy;

import org.jarshy.gateway.gsm.Encoding;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Segments;

/**
 * A link that passed every rule, as it is sent. Nothing is put right: what is not exactly as it
 * must be is refused.
 *
 * @param text as a phone gets it; GSM-7, alone in one segment (Snowflake: in three)
 * @param inClear true where it carries a password that anybody on the way can read
 */
record ProxyLink(LinkKind kind, String text, Endpoint endpoint, boolean inClear) {

  static final int LONGEST = 500;

  /**
   * @throws LinkRefused saying what is wrong and what is allowed
   */
  static ProxyLink read(LinkKind kind, String text, Hosts hosts) {
    if (text == null || text.isEmpty()) {
      throw new LinkRefused("a link is required, such as " + kind.form());
    }
    if (text.length() > LONGEST) {
      throw new LinkRefused(
          "it has %d characters; at most %d are allowed".formatted(text.length(), LONGEST));
    }
    if (!text.chars().allMatch(c -> c >= 0x20 && c < 0x7F) || !text.equals(text.strip())) {
      throw new LinkRefused(
          "only printable characters of ASCII are allowed, with no blank at either end");
    }
    ProxyLink link =
        switch (kind) {
          case MTPROTO -> TelegramLinks.mtproto(text, hosts);
          case SOCKS5 -> TelegramLinks.socks5(text, hosts);
          case SHADOWSOCKS -> ShadowsocksLinks.read(text, hosts);
          case OBFS4 -> BridgeLines.obfs4(text, hosts);
          case WEBTUNNEL -> BridgeLines.webtunnel(text, hosts);
          case SNOWFLAKE -> BridgeLines.snowflake(text, hosts);
          case SIGNAL -> signal(text, hosts);
          case WHATSAPP -> whatsapp(text, hosts);
        };
    requireRoom(link);
    return link;
  }

  /** {@code https://signal.tube/#host}, or with a port; the host is in the fragment alone. */
  private static ProxyLink signal(String text, Hosts hosts) {
    String start = "https://signal.tube/#";
    if (!text.startsWith(start)) {
      throw new LinkRefused("it must be " + start + " and the host, with nothing before the #");
    }
    String host = text.substring(start.length());
    Endpoint endpoint =
        host.indexOf(':') < 0 ? new Endpoint(host, 443, true) : Endpoint.read(host, true);
    hosts.require(endpoint.host(), "the host after the #");
    return new ProxyLink(LinkKind.SIGNAL, text, endpoint, false);
  }

  /** {@code host:port}: typed into WhatsApp's settings by hand. */
  private static ProxyLink whatsapp(String text, Hosts hosts) {
    Endpoint endpoint = Endpoint.read(text, false);
    hosts.require(endpoint.host(), "the host");
    return new ProxyLink(LinkKind.WHATSAPP, text, endpoint, false);
  }

  private static void requireRoom(ProxyLink link) {
    Segments cut = Segmenter.segment(link.text());
    int most = link.kind().mostParts();
    if (cut.encoding() != Encoding.GSM7) {
      throw new LinkRefused("it has a character that the GSM 7-bit alphabet lacks, such as `");
    }
    if (cut.count() > most) {
      throw new LinkRefused(
          "it takes %d septets; it must fit %s of GSM-7"
              .formatted(
                  cut.units(), most == 1 ? "one segment, 160 septets," : most + " segments"));
    }
  }

  /**
   * Two links to one server are one resource, whatever else they say: what blocks one blocks both.
   * Snowflake's broker is everybody's, so there it is the line.
   */
  String identity() {
    return kind == LinkKind.SNOWFLAKE ? text : endpoint.identity();
  }

  @Override
  public String toString() {
    return kind.code() + " link";
  }
}

package org.jarshy.gateway.demo;

import java.time.Instant;
import org.jarshy.gateway.proxy.LinkKind;
import org.jarshy.gateway.proxy.Proxies;
import org.jarshy.gateway.proxy.ProxyId;

/**
 * Proxies of the demo, let in by two people: addresses kept for documentation, they lead nowhere.
 */
final class SampleProxies {

  private static final int TELEGRAM = 12;

  private SampleProxies() {}

  static void load(Proxies proxies, Instant now) {
    if (!proxies.list(null, 1, 0).isEmpty()) {
      return;
    }
    for (int i = 1; i <= TELEGRAM; i++) {
      admit(
          proxies,
          LinkKind.MTPROTO,
          "https://t.me/proxy?server=192.0.2.%d&port=443&secret=%s".formatted(i, "0".repeat(32)),
          now);
    }
    admit(proxies, LinkKind.SIGNAL, "https://signal.tube/#signal.example.org", now);
    admit(proxies, LinkKind.WHATSAPP, "203.0.113.20:443", now);
    admit(
        proxies,
        LinkKind.OBFS4,
        "obfs4 198.51.100.7:443 %s cert=%s iat-mode=0".formatted("0".repeat(40), "A".repeat(70)),
        now);
    proxies.propose(
        LinkKind.WHATSAPP, "203.0.113.21:443", now, "ждёт второго", LoadSampleData.AUTHOR);
  }

  private static void admit(Proxies proxies, LinkKind kind, String link, Instant now) {
    ProxyId id = proxies.propose(kind, link, now, "", LoadSampleData.AUTHOR);
    proxies.approve(id, LoadSampleData.APPROVER);
  }
}

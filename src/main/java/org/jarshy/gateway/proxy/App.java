package org.jarshy.gateway.proxy;

import java.util.Locale;
import java.util.Optional;

/**
 * What a proxy opens; each has pools of its own. The order is the one in which they are offered.
 */
public enum App {
  TELEGRAM("Telegram"),
  WHATSAPP("WhatsApp"),
  SIGNAL("Signal"),
  TOR("Tor"),
  SHADOWSOCKS("Shadowsocks");

  private final String label;

  App(String label) {
    this.label = label;
  }

  /** As its makers write it, the same in every language. */
  public String label() {
    return label;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<App> of(String code) {
    for (App app : values()) {
      if (app.code().equals(code)) {
        return Optional.of(app);
      }
    }
    return Optional.empty();
  }
}

package org.jarshy.gateway.proxy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms of links that are handed out. */
public enum LinkKind {
  MTPROTO(App.TELEGRAM, "https://t.me/proxy?server=…&port=…&secret=…"),
  SOCKS5(App.TELEGRAM, "https://t.me/socks?server=…&port=…&user=…&pass=…"),
  SHADOWSOCKS(App.SHADOWSOCKS, "ss://…@host:port"),
  OBFS4(App.TOR, "obfs4 address:port fingerprint cert=… iat-mode=0"),
  WEBTUNNEL(App.TOR, "webtunnel address:port fingerprint url=https://… ver=0.0.1"),
  SNOWFLAKE(App.TOR, "snowflake address:port fingerprint url=https://…"),
  SIGNAL(App.SIGNAL, "https://signal.tube/#host"),
  WHATSAPP(App.WHATSAPP, "host:port");

  /** Its line names servers of several kinds and never fits one segment. */
  private static final int MOST_PARTS_OF_SNOWFLAKE = 3;

  private final App app;
  private final String form;

  LinkKind(App app, String form) {
    this.app = app;
    this.form = form;
  }

  public App app() {
    return app;
  }

  /** How such a link looks, for a person who enters one. */
  public String form() {
    return form;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Segments of GSM-7 that it may take. */
  public int mostParts() {
    return this == SNOWFLAKE ? MOST_PARTS_OF_SNOWFLAKE : 1;
  }

  public static Optional<LinkKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }

  /** {@code mtproto, socks5, …}: for a refusal. */
  public static String codes() {
    return Arrays.stream(values()).map(LinkKind::code).collect(Collectors.joining(", "));
  }
}

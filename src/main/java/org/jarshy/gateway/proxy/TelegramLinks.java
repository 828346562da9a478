package org.jarshy.gateway.proxy;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Links that Telegram opens. Phones make only https tappable, so a {@code tg://} link is given as
 * the {@code https://t.me} one that means the same.
 */
final class TelegramLinks {

  private static final String WEB = "https://t.me/";
  private static final String APP = "tg://";
  private static final Pattern CREDENTIAL = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

  private TelegramLinks() {}

  static ProxyLink mtproto(String text, Hosts hosts) {
    Map<String, String> pairs = pairs(text, "proxy?", Set.of("server", "port", "secret"));
    String server = server(pairs, hosts);
    int port = Endpoint.port(QueryPairs.required(pairs, "port"));
    String secret = QueryPairs.required(pairs, "secret");
    boolean tls = MtprotoSecret.require(secret);
    return new ProxyLink(
        LinkKind.MTPROTO,
        WEB + "proxy?server=" + server + "&port=" + port + "&secret=" + secret,
        new Endpoint(server, port, tls),
        false);
  }

  static ProxyLink socks5(String text, Hosts hosts) {
    Map<String, String> pairs = pairs(text, "socks?", Set.of("server", "port", "user", "pass"));
    String server = server(pairs, hosts);
    int port = Endpoint.port(QueryPairs.required(pairs, "port"));
    boolean named = pairs.containsKey("user");
    if (named != pairs.containsKey("pass")) {
      throw new LinkRefused("user and pass come together or not at all");
    }
    String link = WEB + "socks?server=" + server + "&port=" + port;
    if (named) {
      link += "&user=" + credential(pairs, "user") + "&pass=" + credential(pairs, "pass");
    }
    return new ProxyLink(LinkKind.SOCKS5, link, new Endpoint(server, port, false), named);
  }

  private static Map<String, String> pairs(String text, String path, Set<String> known) {
    String start =
        text.startsWith(WEB + path) ? WEB + path : text.startsWith(APP + path) ? APP + path : null;
    if (start == null) {
      throw new LinkRefused(
          "it must begin with " + WEB + path + " or " + APP + path + ", in lower case");
    }
    String query = text.substring(start.length());
    if (query.indexOf('%') >= 0 || query.indexOf('#') >= 0 || query.indexOf('@') >= 0) {
      throw new LinkRefused("neither percent-encoding nor # nor @ is allowed in it");
    }
    return QueryPairs.read(query, "&", known);
  }

  private static String server(Map<String, String> pairs, Hosts hosts) {
    String server = QueryPairs.required(pairs, "server");
    hosts.require(server, "the server");
    return server;
  }

  private static String credential(Map<String, String> pairs, String key) {
    String value = QueryPairs.required(pairs, key);
    if (!CREDENTIAL.matcher(value).matches()) {
      throw new LinkRefused(
          key + " may have 1 to 64 letters and digits of ASCII, and the signs . _ ~ -");
    }
    return value;
  }
}

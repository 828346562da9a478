package org.jarshy.gateway.proxy;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines that Tor Browser takes as bridges. */
final class BridgeLines {

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-Fa-f]{40}");
  private static final Pattern CERT = Pattern.compile("[A-Za-z0-9+/]{70}");
  private static final Pattern IAT_MODE = Pattern.compile("[012]");
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,2}(\\.[0-9]{1,2}){2}");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]*)*");
  private static final Pattern ICE = Pattern.compile("stun:[A-Za-z0-9.-]+:[0-9]{1,5}");
  private static final Pattern UTLS = Pattern.compile("[a-z0-9_]{1,40}");
  private static final String HTTPS = "https://";
  private static final int HTTPS_PORT = 443;

  private BridgeLines() {}

  /** {@code obfs4 address:port fingerprint cert=… iat-mode=0}. */
  static ProxyLink obfs4(String text, Hosts hosts) {
    String[] words = words(text, "obfs4", 5);
    if (words.length != 5) {
      throw new LinkRefused("after the fingerprint stand cert= and iat-mode=, and nothing else");
    }
    Endpoint endpoint = Endpoint.read(words[1], false);
    hosts.requireAddress(endpoint.host(), "the address");
    Map<String, String> pairs = pairs(words, Set.of("cert", "iat-mode"));
    if (!CERT.matcher(QueryPairs.required(pairs, "cert")).matches()) {
      throw new LinkRefused("cert must be 70 characters of base64");
    }
    if (!IAT_MODE.matcher(QueryPairs.required(pairs, "iat-mode")).matches()) {
      throw new LinkRefused("iat-mode must be 0, 1 or 2");
    }
    return new ProxyLink(LinkKind.OBFS4, text, endpoint, false);
  }

  /**
   * {@code webtunnel address:port fingerprint url=https://host/path ver=0.0.1}. The address fills a
   * place; it is the url that is connected to.
   */
  static ProxyLink webtunnel(String text, Hosts hosts) {
    String[] words = words(text, "webtunnel", 4);
    Endpoint placeholder = Endpoint.read(words[1], false);
    Hosts.requirePlaceholder(placeholder.host(), "the address");
    Map<String, String> pairs = pairs(words, Set.of("url", "ver"));
    String version = pairs.get("ver");
    if (version != null && !VERSION.matcher(version).matches()) {
      throw new LinkRefused("ver must be three numbers, such as 0.0.1");
    }
    Endpoint endpoint = url(QueryPairs.required(pairs, "url"), hosts);
    return new ProxyLink(LinkKind.WEBTUNNEL, text, endpoint, false);
  }

  /** {@code snowflake address:port fingerprint} and its broker; the address fills a place. */
  static ProxyLink snowflake(String text, Hosts hosts) {
    String[] words = words(text, "snowflake", 4);
    Endpoint placeholder = Endpoint.read(words[1], false);
    Hosts.requirePlaceholder(placeholder.host(), "the address");
    Map<String, String> pairs =
        pairs(
            words,
            Set.of("fingerprint", "url", "ampcache", "fronts", "front", "ice", "utls-imitate"));
    String fingerprint = pairs.get("fingerprint");
    if (fingerprint != null && !fingerprint.equals(words[2])) {
      throw new LinkRefused("its two fingerprints differ");
    }
    if (pairs.containsKey("ampcache")) {
      url(pairs.get("ampcache"), hosts);
    }
    for (String fronts : new String[] {"front", "fronts"}) {
      if (pairs.containsKey(fronts)) {
        Arrays.stream(pairs.get(fronts).split(",", -1))
            .forEach(front -> hosts.require(front, "a front"));
      }
    }
    if (pairs.containsKey("ice")
        && !Arrays.stream(pairs.get("ice").split(",", -1)).allMatch(BridgeLines::isStun)) {
      throw new LinkRefused("ice must be a list of stun:host:port");
    }
    if (pairs.containsKey("utls-imitate") && !UTLS.matcher(pairs.get("utls-imitate")).matches()) {
      throw new LinkRefused("utls-imitate must be one word in lower case");
    }
    Endpoint endpoint = url(QueryPairs.required(pairs, "url"), hosts);
    return new ProxyLink(LinkKind.SNOWFLAKE, text, endpoint, false);
  }

  private static boolean isStun(String server) {
    if (!ICE.matcher(server).matches()) {
      return false;
    }
    Endpoint.port(server.substring(server.lastIndexOf(':') + 1));
    return true;
  }

  private static String[] words(String text, String transport, int least) {
    String[] words = text.split(" ", -1);
    if (!words[0].equals(transport)) {
      throw new LinkRefused("it must begin with " + transport + " in lower case");
    }
    if (words.length < least || Arrays.stream(words).anyMatch(String::isEmpty)) {
      throw new LinkRefused(
          transport + " is followed by address:port, fingerprint and its settings, one blank each");
    }
    if (!FINGERPRINT.matcher(words[2]).matches()) {
      throw new LinkRefused("the fingerprint must be 40 hex digits");
    }
    return words;
  }

  private static Map<String, String> pairs(String[] words, Set<String> known) {
    return QueryPairs.read(
        String.join(" ", Arrays.copyOfRange(words, 3, words.length)), " ", known);
  }

  private static Endpoint url(String url, Hosts hosts) {
    if (!url.startsWith(HTTPS)) {
      throw new LinkRefused("the url must begin with https:// in lower case");
    }
    String rest = url.substring(HTTPS.length());
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    if (!PATH.matcher(slash < 0 ? "" : rest.substring(slash)).matches()) {
      throw new LinkRefused(
          "the path of the url may have letters and digits of ASCII and the signs / . _ ~ -");
    }
    if (authority.indexOf('@') >= 0) {
      throw new LinkRefused("the url may have no user before its host");
    }
    Endpoint endpoint =
        authority.indexOf(':') < 0
            ? new Endpoint(authority, HTTPS_PORT, true)
            : Endpoint.read(authority, true);
    hosts.require(endpoint.host(), "the host of the url");
    return endpoint;
  }
}

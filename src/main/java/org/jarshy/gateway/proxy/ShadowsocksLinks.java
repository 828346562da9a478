package org.jarshy.gateway.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SIP002 links with ciphers that authenticate (SIP004) or of the edition of 2022 (SIP022). */
final class ShadowsocksLinks {

  private static final String START = "ss://";

  /** What Outline's own keys end with; means nothing to other programs. */
  private static final String OUTLINE = "/?outline=1";

  private static final Set<String> AEAD =
      Set.of(
          "aes-128-gcm",
          "aes-192-gcm",
          "aes-256-gcm",
          "chacha20-ietf-poly1305",
          "xchacha20-ietf-poly1305");

  /** With the bytes of their keys. */
  private static final Map<String, Integer> OF_2022 =
      Map.of(
          "2022-blake3-aes-128-gcm", 16,
          "2022-blake3-aes-256-gcm", 32,
          "2022-blake3-chacha20-poly1305", 32);

  private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern PLAIN = Pattern.compile("([A-Za-z0-9._~:-]|%[0-9a-fA-F]{2})+");
  private static final Pattern ENCODED = Pattern.compile("%([0-9a-fA-F]{2})");
  private static final Pattern PASSWORD = Pattern.compile("[\\x21-\\x7E]{1,128}");

  private ShadowsocksLinks() {}

  static ProxyLink read(String text, Hosts hosts) {
    if (!text.startsWith(START)) {
      throw new LinkRefused("it must begin with ss:// in lower case");
    }
    String rest = text.substring(START.length());
    int at = rest.indexOf('@');
    if (at < 1 || at != rest.lastIndexOf('@')) {
      throw new LinkRefused(
          "it must be ss://, method and password, one @, host:port (SIP002); the older form with"
              + " everything in base64 is not taken");
    }
    requireUser(rest.substring(0, at));
    String server = rest.substring(at + 1);
    if (server.endsWith(OUTLINE)) {
      server = server.substring(0, server.length() - OUTLINE.length());
    }
    if (server.indexOf('/') >= 0 || server.indexOf('?') >= 0 || server.indexOf('#') >= 0) {
      throw new LinkRefused("neither a plugin nor a path nor a #name is allowed after the port");
    }
    Endpoint endpoint = Endpoint.read(server, false);
    hosts.require(endpoint.host(), "the host");
    return new ProxyLink(LinkKind.SHADOWSOCKS, text, endpoint, false);
  }

  private static void requireUser(String user) {
    boolean plain = user.indexOf(':') >= 0;
    String decoded = plain ? decoded(user) : ofBase64(user);
    int colon = decoded.indexOf(':');
    if (colon < 1) {
      throw new LinkRefused("method and password are required before the @, as method:password");
    }
    String method = decoded.substring(0, colon);
    String password = decoded.substring(colon + 1);
    Integer keyBytes = OF_2022.get(method);
    if (keyBytes == null && !AEAD.contains(method)) {
      throw new LinkRefused(
          "the cipher must authenticate: allowed are "
              + String.join(", ", AEAD.stream().sorted().toList())
              + ", "
              + String.join(", ", OF_2022.keySet().stream().sorted().toList()));
    }
    if (!PASSWORD.matcher(password).matches()) {
      throw new LinkRefused("the password must be 1 to 128 characters of ASCII without blanks");
    }
    if (keyBytes != null) {
      if (!plain) {
        throw new LinkRefused("with a cipher of 2022 method and password are not in base64");
      }
      for (String key : password.split(":", -1)) {
        requireKey(key, keyBytes);
      }
    }
  }

  private static void requireKey(String key, int bytes) {
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(key);
    } catch (IllegalArgumentException e) {
      decoded = new byte[0];
    }
    if (decoded.length != bytes || !Base64.getEncoder().encodeToString(decoded).equals(key)) {
      throw new LinkRefused("the key of this cipher must be " + bytes + " bytes in base64");
    }
  }

  private static String decoded(String user) {
    if (!PLAIN.matcher(user).matches()) {
      throw new LinkRefused("method and password before the @ must be percent-encoded");
    }
    Matcher encoded = ENCODED.matcher(user);
    return encoded.replaceAll(
        found ->
            Matcher.quoteReplacement(
                Character.toString((char) Integer.parseInt(found.group(1), 16))));
  }

  private static String ofBase64(String user) {
    if (!BASE64URL.matcher(user).matches() || user.length() % 4 == 1) {
      throw new LinkRefused(
          "method and password before the @ must be base64url without padding, or percent-encoded");
    }
    byte[] bytes = Base64.getUrlDecoder().decode(user);
    if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(user)) {
      throw new LinkRefused("what stands before the @ is no base64url");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}

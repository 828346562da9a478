package org.jarshy.gateway.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The secret of an MTProto proxy: 16 bytes; or 17 that begin with dd, for padding; or 18 and more
 * that begin with ee and end with the host name that the proxy pretends to be. Written in hex, else
 * in base64url.
 */
final class MtprotoSecret {

  private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})+");
  private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]+");
  private static final int KEY = 16;

  private MtprotoSecret() {}

  /** Does it pretend to be a web server, so that it answers TLS? */
  static boolean require(String text) {
    byte[] secret = bytes(text);
    int first = secret[0] & 0xFF;
    if (secret.length == KEY || (secret.length == KEY + 1 && first == 0xDD)) {
      return false;
    }
    if (secret.length < KEY + 2 || first != 0xEE) {
      throw new LinkRefused(
          "the secret must be 16 bytes, or 17 beginning with dd, or 18 and more beginning with ee");
    }
    byte[] name = Arrays.copyOfRange(secret, KEY + 1, secret.length);
    // Bytes above 127 become characters that no host name has.
    Hosts.requireName(
        new String(name, StandardCharsets.ISO_8859_1), "the host name within the secret");
    return true;
  }

  private static byte[] bytes(String text) {
    if (HEX.matcher(text).matches()) {
      return HexFormat.of().parseHex(text);
    }
    if (text.toLowerCase(Locale.ROOT).startsWith("ee")) {
      throw new LinkRefused("the secret begins with ee as hex does, and is no valid hex");
    }
    if (!BASE64URL.matcher(text).matches() || text.length() % 4 == 1) {
      throw new LinkRefused("the secret must be hex, or base64url without padding");
    }
    byte[] secret = Base64.getUrlDecoder().decode(text);
    if (!Base64.getUrlEncoder().withoutPadding().encodeToString(secret).equals(text)) {
      throw new LinkRefused("the secret is no base64url: bits are left over at its end");
    }
    return secret;
  }
}

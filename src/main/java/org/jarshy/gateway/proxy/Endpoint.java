package org.jarshy.gateway.proxy;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a proxy answers.
 *
 * @param host a name, or an address without brackets
 * @param tls true where it speaks TLS from the first byte on
 */
record Endpoint(String host, int port, boolean tls) {

  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final int MOST = 65_535;

  static int port(String text) {
    if (!PORT.matcher(text).matches() || Integer.parseInt(text) > MOST) {
      throw new LinkRefused(
          "the port must be a number from 1 to 65535 without sign or leading zeros");
    }
    return Integer.parseInt(text);
  }

  /** Equal for every spelling of one name or address. */
  String identity() {
    byte[] address = host.indexOf(':') >= 0 ? Addresses.v6(host) : null;
    String spelt =
        address == null ? host.toLowerCase(Locale.ROOT) : HexFormat.of().formatHex(address);
    return spelt + "|" + port;
  }

  /** Reads {@code host:port} or {@code [address]:port}; judges no host. */
  static Endpoint read(String text, boolean tls) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new LinkRefused("host and port are required, as in host:port");
    }
    String host = text.substring(0, colon);
    int port = port(text.substring(colon + 1));
    if (host.startsWith("[") && host.endsWith("]")) {
      String within = host.substring(1, host.length() - 1);
      if (within.indexOf(':') < 0) {
        throw new LinkRefused("only an IPv6 address stands in brackets");
      }
      return new Endpoint(within, port, tls);
    }
    if (host.indexOf(':') >= 0) {
      throw new LinkRefused("an IPv6 address before a port stands in brackets");
    }
    return new Endpoint(host, port, tls);
  }
}

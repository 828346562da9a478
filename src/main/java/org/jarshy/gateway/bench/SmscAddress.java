package org.jarshy.gateway.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an SMSC listens. */
public record SmscAddress(String host, int port) {

  /** A host name, an IPv4 address, or an IPv6 address in brackets. */
  private static final Pattern WRITTEN = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\s]+):([0-9]+)");

  /**
   * Reads {@code 127.0.0.1:2775} or {@code [::1]:2775}.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  public static SmscAddress parse(String written) {
    Matcher parts = WRITTEN.matcher(written.strip());
    int port =
        parts.matches() && parts.group(2).length() < 6 ? Integer.parseInt(parts.group(2)) : 0;
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "'"
              + written
              + "' is no address: HOST:PORT is allowed, as 127.0.0.1:2775,"
              + " with a port from 1 to 65535");
    }
    String host = parts.group(1);
    return new SmscAddress(
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}

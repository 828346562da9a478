package org.jarshy.gateway.proxy;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names and addresses of servers, as a link may hold them. */
final class Hosts {

  private static final int LONGEST_NAME = 253;
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  /** What some programs read as the last part of an IPv4 address (WHATWG URL §3.5). */
  private static final Pattern NUMERIC = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");

  /** Names that no server of the Internet has (RFC 6761, RFC 6762, RFC 7686, RFC 8375). */
  private static final Set<String> SPECIAL =
      Set.of("localhost", "local", "internal", "onion", "arpa", "lan", "home", "alt");

  /** Kept for examples (RFC 2606). */
  private static final Set<String> EXAMPLES = Set.of("example", "test", "invalid");

  private static final Set<String> EXAMPLE_DOMAINS =
      Set.of("example.com", "example.net", "example.org");

  private final boolean practice;

  /**
   * @param practice true where links must lead nowhere: names and addresses that are kept for
   *     examples are taken, and no others
   */
  Hosts(boolean practice) {
    this.practice = practice;
  }

  /** A name, an IPv4 address, or an IPv6 address without brackets. */
  void require(String host, String what) {
    if (host.isEmpty()) {
      throw new LinkRefused(what + " is missing; a host name or an address is required");
    }
    if (host.indexOf(':') >= 0) {
      requireAddress(host, what);
      return;
    }
    String last = host.substring(host.lastIndexOf('.') + 1);
    if (NUMERIC.matcher(last).matches()) {
      requireAddress(host, what);
    } else {
      requireName(host, what);
      judge(useOfName(host), what);
    }
  }

  void requireAddress(String host, String what) {
    byte[] octets = host.indexOf(':') >= 0 ? Addresses.v6(host) : Addresses.v4(host);
    if (octets == null) {
      throw new LinkRefused(
          what
              + " is no address in its plain form; allowed are four decimal numbers from 0 to 255"
              + " without leading zeros, or eight groups of hex digits for IPv6, with neither zone"
              + " nor an IPv4 address within");
    }
    judge(Addresses.useOf(octets), what);
  }

  /**
   * An address that only fills a place in the line and is never connected to: one that is kept for
   * examples is what Tor's own lines have there.
   */
  static void requirePlaceholder(String host, String what) {
    byte[] octets = host.indexOf(':') >= 0 ? Addresses.v6(host) : Addresses.v4(host);
    if (octets == null || Addresses.useOf(octets) == Addresses.Use.SPECIAL) {
      throw new LinkRefused(
          what + " is no address in its plain form, or a private one; a public one is allowed");
    }
  }

  private void judge(Addresses.Use use, String what) {
    if (practice && use != Addresses.Use.DOCUMENTATION) {
      throw new LinkRefused(
          what
              + " may lead somewhere; jarshy.proxy.practice is on, so only addresses and names kept"
              + " for examples are allowed, such as 192.0.2.1 or proxy.example.org");
    }
    if (!practice && use == Addresses.Use.DOCUMENTATION) {
      throw new LinkRefused(what + " is kept for documentation and leads nowhere");
    }
    if (use == Addresses.Use.SPECIAL) {
      throw new LinkRefused(
          what
              + " is private, local or reserved; a public address or name of the Internet is allowed");
    }
  }

  /** As it is written, whatever it leads to: ASCII, labels of letters, digits and hyphens. */
  static void requireName(String host, String what) {
    if (!host.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
      throw new LinkRefused(
          what + " has characters outside ASCII; write such a name as xn--… (RFC 5890)");
    }
    if (host.length() > LONGEST_NAME || host.indexOf('.') < 0) {
      throw new LinkRefused(
          what + " is no full host name; names with a dot and at most 253 characters are allowed");
    }
    for (String label : host.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        throw new LinkRefused(
            what
                + " is no host name; parts of 1 to 63 letters, digits and hyphens are allowed, with"
                + " no dot at the end");
      }
    }
    if (NUMERIC.matcher(host.substring(host.lastIndexOf('.') + 1)).matches()) {
      throw new LinkRefused(what + " ends like an address; a host name is required");
    }
  }

  private static Addresses.Use useOfName(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    String top = lower.substring(lower.lastIndexOf('.') + 1);
    int second = lower.lastIndexOf('.', lower.length() - top.length() - 2);
    String domain = lower.substring(second + 1);
    if (EXAMPLES.contains(top) || EXAMPLE_DOMAINS.contains(domain)) {
      return Addresses.Use.DOCUMENTATION;
    }
    return SPECIAL.contains(top) ? Addresses.Use.SPECIAL : Addresses.Use.PUBLIC;
  }
}

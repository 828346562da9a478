package org.jarshy.gateway.lookup;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Which hosts a keyword may ask. An operator's URL must not become a way into the networks that
 * this machine stands in.
 */
@Component
class WebHosts {

  /** A host that may not be asked, or is none. The message says which and why. */
  static final class Refused extends Exception {
    Refused(String message) {
      super(message, null, false, false);
    }
  }

  private final Set<String> allowed;

  WebHosts(LookupSettings settings) {
    allowed =
        settings.allowedHosts().stream()
            .map(h -> h.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  boolean isListed(String host) {
    return allowed.contains(host.toLowerCase(Locale.ROOT));
  }

  /**
   * Looks the name up, which may take its time. The JVM keeps the answer for a while, so that the
   * connection that follows goes to an address that was judged here.
   */
  void requirePublic(String host) throws Refused {
    if (isListed(host)) {
      return;
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (isPrivate(address)) {
          throw new Refused(
              "the host has an address of a private network; jarshy.lookup.allowed-hosts can allow"
                  + " it");
        }
      }
    } catch (UnknownHostException e) {
      throw new Refused("the name of the host is not known");
    }
  }

  /** RFC 6890 and what has become of it: every address that is not of the public Internet. */
  static boolean isPrivate(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    byte[] b = address.getAddress();
    int first = b[0] & 0xFF;
    int second = b[1] & 0xFF;
    if (address instanceof Inet4Address) {
      return first == 0
          || first == 10
          || first >= 240
          || (first == 100 && second >= 64 && second < 128)
          || (first == 192 && second == 0 && b[2] == 0)
          || (first == 198 && (second == 18 || second == 19));
    }
    // Unique local ones, and those that carry an IPv4 address within.
    return (first & 0xFE) == 0xFC
        || (first == 0x20 && second == 0x02)
        || (first == 0x00 && second == 0x64)
        || ((Inet6Address) address).isIPv4CompatibleAddress();
  }
}

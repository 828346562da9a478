package org.jarshy.gateway.web;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which hosts may be asked. An address that somebody wrote must not become a way into the networks
 * that this machine stands in.
 */
public final class WebHosts {

  private final Set<String> allowed;
  private final String key;

  /**
   * @param allowed hosts that may be asked though they have an address of a private network
   * @param key the configuration key that lists them, for messages
   */
  public WebHosts(Collection<String> allowed, String key) {
    this.allowed =
        allowed.stream()
            .map(h -> h.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.key = key;
  }

  public boolean isListed(String host) {
    return allowed.contains(host.toLowerCase(Locale.ROOT));
  }

  /**
   * Looks the name up, which may take its time. The JVM keeps the answer for a while, so that the
   * connection that follows goes to an address that was judged here.
   */
  public void requirePublic(String host) throws BadAnswer {
    if (isListed(host)) {
      return;
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (isPrivate(address)) {
          throw new BadAnswer(
              BadAnswer.Why.PRIVATE_ADDRESS,
              "the host has an address of a private network; %s can allow it".formatted(key));
        }
      }
    } catch (UnknownHostException e) {
      throw new BadAnswer(BadAnswer.Why.NO_SUCH_HOST, "the name of the host is not known");
    }
  }

  /** RFC 6890 and what has become of it: every address that is not of the public Internet. */
  public static boolean isPrivate(InetAddress address) {
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

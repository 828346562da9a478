package org.jarshy.gateway.web;

import java.net.Inet4Address;
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

  /** Where the addresses of a name come from; one question, one answer. */
  @FunctionalInterface
  interface Names {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  private final Set<String> allowed;
  private final String key;
  private final Names names;

  /**
   * @param allowed hosts that may be asked though they have an address of a private network
   * @param key the configuration key that lists them, for messages
   */
  public WebHosts(Collection<String> allowed, String key) {
    this(allowed, key, InetAddress::getAllByName);
  }

  WebHosts(Collection<String> allowed, String key, Names names) {
    this.allowed =
        allowed.stream()
            .map(h -> h.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.key = key;
    this.names = names;
  }

  public boolean isListed(String host) {
    return allowed.contains(host.toLowerCase(Locale.ROOT));
  }

  /**
   * Looks the name up once, which may take its time, and judges every address of it. Whoever
   * connects must connect to one of these: to look the name up again would ask whoever owns it a
   * second time, who may answer otherwise then.
   *
   * @return at least one
   */
  public InetAddress[] addresses(String host) throws BadAnswer {
    InetAddress[] addresses;
    try {
      addresses = names.addresses(host);
    } catch (UnknownHostException e) {
      throw new BadAnswer(BadAnswer.Why.NO_SUCH_HOST, "the name of the host is not known");
    }
    if (!isListed(host)) {
      for (InetAddress address : addresses) {
        if (isPrivate(address)) {
          throw new BadAnswer(
              BadAnswer.Why.PRIVATE_ADDRESS,
              "the host has an address of a private network; %s can allow it".formatted(key));
        }
      }
    }
    return addresses;
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
    // The JDK makes an IPv4 address of one that is mapped into IPv6 (::ffff:10.0.0.1).
    return address instanceof Inet4Address ? isPrivate4(b) : isPrivate6(b);
  }

  private static boolean isPrivate4(byte[] b) {
    int first = b[0] & 0xFF;
    int second = b[1] & 0xFF;
    int third = b[2] & 0xFF;
    return first == 0
        || first == 10
        || first >= 240
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && (third == 0 || third == 2))
        || (first == 192 && second == 88 && third == 99)
        || (first == 198 && (second == 18 || second == 19))
        || (first == 198 && second == 51 && third == 100)
        || (first == 203 && second == 0 && third == 113);
  }

  /**
   * Only 2000::/3 is the public Internet. Left out of it are those that carry an IPv4 address
   * within, which nobody judged: Teredo (2001::/32) and 6to4 (2002::/16); NAT64 lies outside.
   */
  private static boolean isPrivate6(byte[] b) {
    boolean global = (b[0] & 0xE0) == 0x20;
    boolean teredo = b[0] == 0x20 && b[1] == 0x01 && b[2] == 0 && b[3] == 0;
    boolean documentation = b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && (b[3] & 0xFF) == 0xB8;
    boolean sixToFour = b[0] == 0x20 && b[1] == 0x02;
    return !global || teredo || documentation || sixToFour;
  }
}

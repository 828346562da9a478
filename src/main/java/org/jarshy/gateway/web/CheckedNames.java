package org.jarshy.gateway.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The only way from a name to an address: what a connection is made to was judged just before and
 * is not looked up again. TLS still speaks to the name.
 *
 * <p>Looking up blocks, and the client calls {@link #resolve} on whatever thread comes by, its
 * network thread too: so that only hands out what {@link #judge} found.
 */
final class CheckedNames implements DnsResolver {

  /** Many more than are asked at once; redirects name any host. */
  private static final int MOST_HOSTS = 1_000;

  private final WebHosts hosts;

  private final Map<String, InetAddress[]> judged =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, InetAddress[]> eldest) {
          return size() > MOST_HOSTS;
        }
      };

  CheckedNames(WebHosts hosts) {
    this.hosts = hosts;
  }

  /** Looks the name up and judges its addresses; blocks. */
  void judge(String host) throws BadAnswer {
    InetAddress[] addresses = hosts.addresses(host);
    synchronized (judged) {
      judged.put(key(host), addresses);
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    synchronized (judged) {
      InetAddress[] addresses = judged.get(key(host));
      if (addresses == null) {
        throw new UnknownHostException("nobody judged it");
      }
      return addresses.clone();
    }
  }

  private static String key(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}

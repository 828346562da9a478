package org.jarshy.gateway.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The only way from a name to an address: what a connection is made to was judged a moment before
 * and is not looked up again. TLS still speaks to the name.
 */
final class CheckedNames implements DnsResolver {

  private final WebHosts hosts;

  CheckedNames(WebHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    try {
      return hosts.addresses(host);
    } catch (BadAnswer refused) {
      UnknownHostException unknown = new UnknownHostException();
      unknown.initCause(refused);
      throw unknown;
    }
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}

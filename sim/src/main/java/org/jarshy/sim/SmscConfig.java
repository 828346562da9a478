package org.jarshy.sim;

import java.util.List;

/**
 * One virtual SMSC, as it is at the start.
 *
 * @param id for people and logs
 * @param port of SMPP; 0 for any free one, null for none
 * @param tlsPort of SMPP over TLS; 0 for any free one, null for none
 * @param certificate of the TLS port; null for one that is made at the start
 */
public record SmscConfig(
    String id,
    Integer port,
    Integer tlsPort,
    Certificate certificate,
    List<AccountConfig> accounts) {

  public SmscConfig {
    if (!id.matches("[\\x21-\\x7E]{1,30}")) {
      throw new IllegalArgumentException(
          "id: '" + id + "' is not allowed; 1 to 30 printable ASCII characters are");
    }
    port("port", port);
    port("tlsPort", tlsPort);
    if (port == null && tlsPort == null) {
      throw new IllegalArgumentException("port: a port or a tlsPort is needed");
    }
    if (accounts.isEmpty()) {
      throw new IllegalArgumentException("accounts: at least one is needed");
    }
    accounts = List.copyOf(accounts);
  }

  private static void port(String key, Integer value) {
    if (value != null && (value < 0 || value > 65_535)) {
      throw new IllegalArgumentException(key + ": " + value + " is not allowed; 0 to 65535 is");
    }
  }

  SmscConfig withPorts(Integer plain, Integer tls) {
    return new SmscConfig(id, plain, tls, certificate, accounts);
  }
}

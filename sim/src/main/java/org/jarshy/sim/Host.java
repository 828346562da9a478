package org.jarshy.sim;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An address, or all addresses that begin like it, from which an account may bind.
 *
 * @param prefixLength bits that count
 */
public record Host(InetAddress address, int prefixLength) {

  private static final String ALLOWED =
      "an IP address such as 10.0.0.7, or many such as 10.0.0.0/8";

  /**
   * @throws IllegalArgumentException saying what is allowed
   */
  public static Host parse(String text) {
    String[] parts = text.strip().split("/", 2);
    // Only what is an address already: a name would be looked up.
    if (!parts[0].matches("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw new IllegalArgumentException(ALLOWED);
    }
    try {
      InetAddress address = InetAddress.getByName(parts[0]);
      int bits = address.getAddress().length * 8;
      int length = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
      if (length < 0 || length > bits) {
        throw new IllegalArgumentException(ALLOWED);
      }
      return new Host(address, length);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException(ALLOWED, e);
    }
  }

  /**
   * @param peer address and port; a peer in memory matches as 127.0.0.1 would
   */
  boolean matches(String peer) {
    byte[] own = address.getAddress();
    byte[] other = octets(peer);
    if (other == null || own.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefixLength; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((own[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] octets(String peer) {
    int colon = peer.lastIndexOf(':');
    String host = colon < 0 ? "127.0.0.1" : peer.substring(0, colon);
    try {
      return InetAddress.getByName(host.replace("[", "").replace("]", "")).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }
}

package org.jarshy.sim.capture;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * One connection as the files name it.
 *
 * @param number 1 for the first connection of the loop
 * @param client never unresolved
 * @param smsc never unresolved, of the same family as the client
 * @param tls whether the octets were encrypted on the wire; here they are not
 */
record Line(long number, InetSocketAddress client, InetSocketAddress smsc, boolean tls) {

  static final int DEFAULT_PORT = 2775;

  private static final int FIRST_EPHEMERAL = 49_152;
  private static final int EPHEMERAL = 65_536 - FIRST_EPHEMERAL;

  /**
   * A connection whose every name is made of its number: 127.0.0.1:49153 for the first. After
   * 16,384 connections the second octet of the address counts on.
   */
  static Line steady(long number, int port, boolean tls) {
    byte[] address = {127, (byte) (number / EPHEMERAL), 0, 1};
    return new Line(
        number,
        new InetSocketAddress(ofOctets(address), FIRST_EPHEMERAL + (int) (number % EPHEMERAL)),
        new InetSocketAddress(ofOctets(new byte[] {127, 0, 0, 1}), port),
        tls);
  }

  /**
   * @param peer as {@code Wire.peer()} gives it
   * @param smsc where it is listened; null when that is not known
   * @return null when the peer is no address of a network
   */
  static Line real(long number, String peer, InetSocketAddress smsc, int port, boolean tls) {
    InetSocketAddress client = parse(peer);
    if (client == null) {
      return null;
    }
    int family = client.getAddress().getAddress().length;
    InetAddress own =
        smsc == null || smsc.isUnresolved() || smsc.getAddress().isAnyLocalAddress()
            ? null
            : smsc.getAddress();
    if (own == null || own.getAddress().length != family) {
      own = loopback(family);
    }
    return new Line(number, client, new InetSocketAddress(own, port), tls);
  }

  /** The client as {@code 127.0.0.1:49153} or {@code [::1]:49153}. */
  String peer() {
    return name(client.getAddress(), client.getPort());
  }

  static String name(InetAddress address, int port) {
    String host = address.getHostAddress();
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  private static InetAddress loopback(int octets) {
    byte[] address = new byte[octets];
    address[octets - 1] = 1;
    if (octets == 4) {
      address[0] = 127;
    }
    return ofOctets(address);
  }

  static InetAddress ofOctets(byte[] address) {
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address has 4 or 16 octets", e);
    }
  }

  private static InetSocketAddress parse(String peer) {
    int colon = peer.lastIndexOf(':');
    // Only literals: a name would be looked up.
    if (colon < 1
        || !peer.matches("(\\d+\\.){3}\\d+:\\d{1,5}|\\[?[0-9a-fA-F:.]+(%\\w+)?]?:\\d{1,5}")) {
      return null;
    }
    String host = peer.substring(0, colon).replaceAll("[\\[\\]]|%\\w+", "");
    try {
      return new InetSocketAddress(
          InetAddress.getByName(host), Integer.parseInt(peer.substring(colon + 1)));
    } catch (UnknownHostException | IllegalArgumentException e) {
      return null;
    }
  }
}

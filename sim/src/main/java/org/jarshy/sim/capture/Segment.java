package org.jarshy.sim.capture;

import java.net.InetAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A TCP segment out of a packet.
 *
 * @param cut octets of its payload, at the end, that were not captured
 */
record Segment(
    long nanos,
    Endpoint from,
    Endpoint to,
    int sequence,
    int acknowledgement,
    int flags,
    byte[] payload,
    int cut) {

  /** An address and a port. */
  record Endpoint(InetAddress address, int port) {
    @Override
    public String toString() {
      return Line.name(address, port);
    }
  }

  static final int RST = 0x04;

  private static final int TCP = 6;
  private static final int ETHERNET = 1;
  private static final int NULL = 0;
  private static final int LOOP = 108;
  private static final int COOKED = 113;
  private static final int COOKED_2 = 276;
  private static final int IPV4 = 228;
  private static final int IPV6 = 229;
  private static final int VLAN = 0x8100;
  private static final int VLAN_OF_PROVIDER = 0x88A8;
  private static final int ETHERTYPE_IPV4 = 0x0800;
  private static final int ETHERTYPE_IPV6 = 0x86DD;

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  static boolean knows(int linkType) {
    return switch (linkType) {
      case NULL, ETHERNET, 12, 14, PcapNgFormat.LINKTYPE_RAW, LOOP, COOKED, COOKED_2, IPV4, IPV6 ->
          true;
      default -> false;
    };
  }

  /** Null when there is no TCP in it, or not enough of it. */
  static Segment of(Packet packet) {
    ByteBuffer data = ByteBuffer.wrap(packet.data());
    try {
      return skipLink(packet.linkType(), data) ? ip(packet, data) : null;
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return null; // cut off within its headers
    }
  }

  /** Moves to the IP header; false when something else is there. */
  private static boolean skipLink(int linkType, ByteBuffer data) {
    switch (linkType) {
      case ETHERNET:
        data.position(12);
        return etherType(data);
      case COOKED:
        data.position(14);
        return etherType(data);
      case COOKED_2:
        int type = data.getShort() & 0xFFFF;
        data.position(20);
        return type == ETHERTYPE_IPV4 || type == ETHERTYPE_IPV6;
      case NULL, LOOP:
        // Every system has numbers of its own for the families: the IP header itself is asked.
        data.getInt();
        return true;
      default:
        return knows(linkType);
    }
  }

  private static boolean etherType(ByteBuffer data) {
    int type = data.getShort() & 0xFFFF;
    while (type == VLAN || type == VLAN_OF_PROVIDER) {
      data.getShort();
      type = data.getShort() & 0xFFFF;
    }
    return type == ETHERTYPE_IPV4 || type == ETHERTYPE_IPV6;
  }

  private static Segment ip(Packet packet, ByteBuffer data) {
    int version = (data.get(data.position()) & 0xFF) >> 4;
    return switch (version) {
      case 4 -> ipv4(packet, data);
      case 6 -> ipv6(packet, data);
      default -> null;
    };
  }

  private static Segment ipv4(Packet packet, ByteBuffer data) {
    int start = data.position();
    int headerLength = (data.get(start) & 0x0F) * 4;
    int total = data.getShort(start + 2) & 0xFFFF;
    boolean fragment = (data.getShort(start + 6) & 0x1FFF) != 0;
    if (fragment || data.get(start + 9) != TCP || headerLength < 20) {
      return null;
    }
    byte[] source = Arrays.copyOfRange(data.array(), start + 12, start + 16);
    byte[] destination = Arrays.copyOfRange(data.array(), start + 16, start + 20);
    data.position(start + headerLength);
    return tcp(packet, data, source, destination, total == 0 ? -1 : total - headerLength);
  }

  private static Segment ipv6(Packet packet, ByteBuffer data) {
    int start = data.position();
    int length = data.getShort(start + 4) & 0xFFFF;
    int next = data.get(start + 6) & 0xFF;
    byte[] source = Arrays.copyOfRange(data.array(), start + 8, start + 24);
    byte[] destination = Arrays.copyOfRange(data.array(), start + 24, start + 40);
    data.position(start + 40);
    while (next == 0 || next == 43 || next == 60) { // hop-by-hop, routing, destination options
      int at = data.position();
      next = data.get(at) & 0xFF;
      data.position(at + 8 + (data.get(at + 1) & 0xFF) * 8);
    }
    int left = length == 0 ? -1 : length - (data.position() - start - 40);
    return next == TCP ? tcp(packet, data, source, destination, left) : null;
  }

  /**
   * @param length of header and payload; -1 when the network card was still to write it
   */
  private static Segment tcp(
      Packet packet, ByteBuffer data, byte[] source, byte[] destination, int length) {
    int start = data.position();
    int there = data.remaining();
    int payloadAt = start + ((data.get(start + 12) & 0xF0) >> 2);
    int end = start + (length < 0 ? there : Math.min(length, there));
    int cut = length < 0 ? packet.cut() : Math.max(0, length - there);
    return new Segment(
        packet.nanos(),
        new Endpoint(Line.ofOctets(source), data.getShort(start) & 0xFFFF),
        new Endpoint(Line.ofOctets(destination), data.getShort(start + 2) & 0xFFFF),
        data.getInt(start + 4),
        data.getInt(start + 8),
        data.get(start + 13) & 0xFF,
        payloadAt >= end ? new byte[0] : Arrays.copyOfRange(data.array(), payloadAt, end),
        cut);
  }
}

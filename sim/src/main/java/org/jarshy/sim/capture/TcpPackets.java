package org.jarshy.sim.capture;

import java.nio.ByteBuffer;
import org.jarshy.sim.io.Ending;

/**
 * The TCP packets of one connection that never was on a network card. All numbers come from the
 * number of the connection.
 */
final class TcpPackets {

  /** The most octets of TCP that an IPv4 packet holds. */
  static final int LARGEST_SEGMENT = 65_535 - 40;

  static final int FIN = 0x01;
  static final int SYN = 0x02;
  static final int RST = 0x04;
  static final int PSH = 0x08;
  static final int ACK = 0x10;

  private static final int TCP = 6;
  private static final int TCP_HEADER = 20;
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final byte[] NOTHING = {};
  // Windows of up to a gigabyte, so that no reader of the file believes a window to be full.
  private static final byte[] SYN_OPTIONS = {
    2, 4, (byte) (LARGEST_SEGMENT >> 8), (byte) LARGEST_SEGMENT, 1, 3, 3, 14
  };

  /** Takes a whole IP packet. */
  interface Out {
    void packet(boolean fromClient, byte[] packet);
  }

  private final Side client;
  private final Side smsc;

  private static final class Side {
    final byte[] address;
    final int port;
    int sequence;
    int ipId;

    Side(byte[] address, int port, int sequence, int ipId) {
      this.address = address;
      this.port = port;
      this.sequence = sequence;
      this.ipId = ipId;
    }
  }

  TcpPackets(Line line) {
    int start = (int) line.number() * 0x9E3779B1; // far from each other, like those of a kernel
    client =
        new Side(
            line.client().getAddress().getAddress(), line.client().getPort(), start, start >>> 16);
    smsc =
        new Side(
            line.smsc().getAddress().getAddress(),
            line.smsc().getPort(),
            Integer.reverse(start),
            start & 0xFFFF);
  }

  void open(Out out) {
    send(client, SYN, SYN_OPTIONS, NOTHING, 0, 0, out);
    send(smsc, SYN | ACK, SYN_OPTIONS, NOTHING, 0, 0, out);
    send(client, ACK, NOTHING, NOTHING, 0, 0, out);
  }

  void data(boolean fromClient, byte[] octets, Out out) {
    for (int from = 0; from < octets.length; from += LARGEST_SEGMENT) {
      int length = Math.min(LARGEST_SEGMENT, octets.length - from);
      int push = from + length == octets.length ? PSH : 0;
      send(fromClient ? client : smsc, ACK | push, NOTHING, octets, from, length, out);
    }
  }

  /**
   * @param ending seen from the SMSC
   */
  void close(Ending ending, Out out) {
    Side first = ending.ours() ? smsc : client;
    Side second = ending.ours() ? client : smsc;
    if (ending.reset()) {
      send(first, RST | ACK, NOTHING, NOTHING, 0, 0, out);
      return;
    }
    send(first, FIN | ACK, NOTHING, NOTHING, 0, 0, out);
    send(second, FIN | ACK, NOTHING, NOTHING, 0, 0, out);
    send(first, ACK, NOTHING, NOTHING, 0, 0, out);
  }

  private void send(
      Side from, int flags, byte[] options, byte[] octets, int start, int length, Out out) {
    Side to = from == client ? smsc : client;
    int tcpLength = TCP_HEADER + options.length + length;
    boolean v4 = from.address.length == 4;
    ByteBuffer packet = ByteBuffer.allocate((v4 ? IPV4_HEADER : IPV6_HEADER) + tcpLength);
    if (v4) {
      ipv4(packet, from, to, tcpLength);
    } else {
      ipv6(packet, from, to, tcpLength);
    }
    int tcp = packet.position();
    packet.putShort((short) from.port).putShort((short) to.port).putInt(from.sequence);
    packet.putInt((flags & ACK) == 0 ? 0 : to.sequence);
    packet.put((byte) ((TCP_HEADER + options.length) / 4 << 4)).put((byte) flags);
    packet.putShort((short) 0xFFFF).putShort((short) 0).putShort((short) 0);
    packet.put(options).put(octets, start, length);
    packet.putShort(tcp + 16, (short) tcpChecksum(packet.array(), tcp, from, to));
    from.sequence += length + ((flags & (SYN | FIN)) == 0 ? 0 : 1);
    out.packet(from == client, packet.array());
  }

  private static void ipv4(ByteBuffer packet, Side from, Side to, int tcpLength) {
    packet.put((byte) 0x45).put((byte) 0).putShort((short) (IPV4_HEADER + tcpLength));
    packet.putShort((short) from.ipId++).putShort((short) 0x4000); // do not fragment
    packet.put((byte) 64).put((byte) TCP).putShort((short) 0);
    packet.put(from.address).put(to.address);
    packet.putShort(10, (short) ~fold(sum(packet.array(), 0, IPV4_HEADER)));
  }

  private static void ipv6(ByteBuffer packet, Side from, Side to, int tcpLength) {
    packet.putInt(0x60000000).putShort((short) tcpLength).put((byte) TCP).put((byte) 64);
    packet.put(from.address).put(to.address);
  }

  private static int tcpChecksum(byte[] packet, int tcp, Side from, Side to) {
    int length = packet.length - tcp;
    long sum = sum(from.address, 0, from.address.length) + sum(to.address, 0, to.address.length);
    return ~fold(sum + TCP + length + sum(packet, tcp, length));
  }

  /** In ones' complement later; 64 KiB of 16-bit words do not overflow a long. */
  private static long sum(byte[] octets, int from, int length) {
    long sum = 0;
    int even = length & ~1;
    for (int i = from; i < from + even; i += 2) {
      sum += (octets[i] & 0xFF) << 8 | octets[i + 1] & 0xFF;
    }
    return even == length ? sum : sum + ((octets[from + even] & 0xFF) << 8);
  }

  private static int fold(long sum) {
    long folded = sum;
    while (folded > 0xFFFF) {
      folded = (folded & 0xFFFF) + (folded >>> 16);
    }
    return (int) folded;
  }
}

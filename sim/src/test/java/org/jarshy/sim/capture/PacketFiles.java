package org.jarshy.sim.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Capture files and packets written octet by octet, as other programs write them. */
final class PacketFiles {

  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int ACK = 16;

  private PacketFiles() {}

  /** A segment between the client 10.0.0.1:40000 and the SMSC 10.0.0.2:2775, without checksums. */
  static byte[] ipv4(boolean fromClient, int sequence, int flags, byte[] payload) {
    ByteBuffer packet = ByteBuffer.allocate(40 + payload.length);
    packet.put((byte) 0x45).put((byte) 0).putShort((short) (40 + payload.length));
    packet.putInt(0).put((byte) 64).put((byte) 6).putShort((short) 0);
    packet
        .putInt(fromClient ? 0x0A000001 : 0x0A000002)
        .putInt(fromClient ? 0x0A000002 : 0x0A000001);
    return tcp(packet, fromClient, sequence, flags, payload);
  }

  static byte[] ipv6(boolean fromClient, int sequence, int flags, byte[] payload) {
    ByteBuffer packet = ByteBuffer.allocate(68 + payload.length);
    packet.putInt(0x60000000).putShort((short) (28 + payload.length)).put((byte) 0).put((byte) 64);
    packet.putLong(0xFD00000000000000L).putLong(fromClient ? 1 : 2);
    packet.putLong(0xFD00000000000000L).putLong(fromClient ? 2 : 1);
    packet.putLong(0x0600010400000000L); // hop-by-hop options of 8 octets, then TCP
    return tcp(packet, fromClient, sequence, flags, payload);
  }

  private static byte[] tcp(
      ByteBuffer packet, boolean fromClient, int sequence, int flags, byte[] payload) {
    packet.putShort((short) (fromClient ? 40_000 : 2775));
    packet.putShort((short) (fromClient ? 2775 : 40_000));
    packet.putInt(sequence).putInt(0).put((byte) 0x50).put((byte) flags);
    return packet.putShort((short) 0xFFFF).putInt(0).put(payload).array();
  }

  static byte[] link(int linkType, byte[] ip) {
    boolean v6 = (ip[0] & 0xF0) == 0x60;
    byte[] etherType = Pdus.hex(v6 ? "86dd" : "0800");
    return switch (linkType) {
      case 0 -> Pdus.join(Pdus.hex(v6 ? "18000000" : "02000000"), ip);
      case 1 -> Pdus.join(new byte[12], Pdus.hex("81000064"), etherType, ip, new byte[6]);
      case 113 -> Pdus.join(new byte[14], etherType, ip);
      case 276 -> Pdus.join(etherType, new byte[18], ip);
      default -> ip;
    };
  }

  /** Classic pcap; the packets come a second after each other, the first a second after 1970. */
  static byte[] pcap(ByteOrder order, boolean nanoseconds, int linkType, List<byte[]> packets) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ByteBuffer head = ByteBuffer.allocate(24).order(order);
    head.putInt(nanoseconds ? 0xA1B23C4D : 0xA1B2C3D4).putShort((short) 2).putShort((short) 4);
    file.writeBytes(head.putLong(0).putInt(65_535).putInt(linkType).array());
    int seconds = 0;
    for (byte[] packet : packets) {
      ByteBuffer record = ByteBuffer.allocate(16 + packet.length).order(order);
      record.putInt(++seconds).putInt(5).putInt(packet.length).putInt(packet.length).put(packet);
      file.writeBytes(record.array());
    }
    return file.toByteArray();
  }

  /** Blocks of pcap-ng. */
  static final class Ng {
    private final ByteOrder order;
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    Ng(ByteOrder order) {
      this.order = order;
      block(
          0x0A0D0D0A,
          buffer(16)
              .putInt(0x1A2B3C4D)
              .putInt(order == ByteOrder.BIG_ENDIAN ? 0x00010000 : 1)
              .putLong(-1));
    }

    private ByteBuffer buffer(int size) {
      return ByteBuffer.allocate(size).order(order);
    }

    Ng block(int type, ByteBuffer body) {
      int length = 12 + body.array().length;
      file.writeBytes(buffer(8).putInt(type).putInt(length).array());
      file.writeBytes(body.array());
      file.writeBytes(buffer(4).putInt(length).array());
      return this;
    }

    /**
     * @param resolution of if_tsresol; -1 for none
     */
    Ng describe(int linkType, int resolution, long offsetSeconds) {
      ByteBuffer body = buffer(8 + (resolution < 0 ? 0 : 8) + 12 + 4);
      body.putShort((short) linkType).putShort((short) 0).putInt(0);
      if (resolution >= 0) {
        body.putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3]);
      }
      body.putShort((short) 14).putShort((short) 8).putLong(offsetSeconds).putInt(0);
      return block(1, body);
    }

    Ng packet(int on, long ticks, byte[] packet) {
      int padded = packet.length + 3 & ~3;
      ByteBuffer body = buffer(20 + padded);
      body.putInt(on).putInt((int) (ticks >>> 32)).putInt((int) ticks);
      body.putInt(packet.length).putInt(packet.length).put(packet);
      return block(6, body);
    }

    byte[] octets() {
      return file.toByteArray();
    }
  }

  /** A connection of ours as packets: handshake, a bind, a submit, answers, and an end. */
  static List<byte[]> conversation(int linkType, boolean v6, List<byte[]> fromClient) {
    List<byte[]> packets = new ArrayList<>();
    packets.add(packet(linkType, v6, true, 99, SYN, new byte[0]));
    packets.add(packet(linkType, v6, false, 499, SYN | ACK, new byte[0]));
    int sequence = 100;
    for (byte[] octets : fromClient) {
      packets.add(packet(linkType, v6, true, sequence, ACK, octets));
      sequence += octets.length;
    }
    packets.add(packet(linkType, v6, true, sequence, FIN | ACK, new byte[0]));
    packets.add(packet(linkType, v6, false, 500, FIN | ACK, new byte[0]));
    return packets;
  }

  static byte[] packet(
      int linkType, boolean v6, boolean fromClient, int sequence, int flags, byte[] payload) {
    return link(
        linkType,
        v6
            ? ipv6(fromClient, sequence, flags, payload)
            : ipv4(fromClient, sequence, flags, payload));
  }
}

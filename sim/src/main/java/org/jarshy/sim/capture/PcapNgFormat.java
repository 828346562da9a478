package org.jarshy.sim.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Blocks of pcap-ng, little-endian, with an interface for each port. Packets begin with the IP
 * header (LINKTYPE_RAW).
 */
final class PcapNgFormat implements Format {

  static final int SECTION = 0x0A0D0D0A;
  static final int INTERFACE = 1;
  static final int ENHANCED_PACKET = 6;
  static final int BYTE_ORDER = 0x1A2B3C4D;
  static final int LINKTYPE_RAW = 101;
  static final int OPTION_RESOLUTION = 9;

  private static final int LARGEST_PACKET = 262_144;
  private static final int COMMENT = 1;
  private static final int NAME = 2;
  private static final int DESCRIPTION = 3;
  private static final int PROGRAM = 4;
  private static final int PACKET_FLAGS = 2;
  private static final int INBOUND = 1;
  private static final int OUTBOUND = 2;

  private record Interface(int port, boolean tls) {}

  private final Map<Interface, Integer> interfaces = new HashMap<>();
  private final Map<Line, TcpPackets> open = new IdentityHashMap<>();

  @Override
  public void begin(ByteArrayOutputStream out) {
    ByteBuffer body = little(64);
    body.putInt(BYTE_ORDER).putShort((short) 1).putShort((short) 0);
    body.putLong(-1); // the length of the section is not known
    option(body, PROGRAM, "jarshy-sim");
    endOfOptions(body);
    block(out, SECTION, body);
  }

  @Override
  public void write(Moment moment, ByteArrayOutputStream out) {
    Line line = moment.line();
    int port =
        interfaces.computeIfAbsent(
            new Interface(line.smsc().getPort(), line.tls()), key -> describe(key, out));
    TcpPackets packets = open.computeIfAbsent(line, TcpPackets::new);
    TcpPackets.Out each =
        (fromClient, packet) -> packet(out, port, moment.nanos(), fromClient, packet);
    switch (moment.kind()) {
      case OPENED -> packets.open(each);
      case RECEIVED -> packets.data(true, moment.octets(), each);
      case SENT -> packets.data(false, moment.octets(), each);
      case CLOSED -> {
        packets.close(moment.ending(), each);
        open.remove(line);
      }
    }
  }

  private int describe(Interface described, ByteArrayOutputStream out) {
    ByteBuffer body = little(256);
    body.putShort((short) LINKTYPE_RAW).putShort((short) 0).putInt(LARGEST_PACKET);
    option(body, NAME, "smpp-" + described.port());
    option(
        body,
        DESCRIPTION,
        described.tls()
            ? "SMPP above TLS: shown as before encryption"
            : "SMPP; the TCP around it is made up");
    if (described.tls()) {
      option(body, COMMENT, "On the wire these octets were encrypted with TLS.");
    }
    body.putShort((short) OPTION_RESOLUTION).putShort((short) 1).putInt(9); // nanoseconds
    endOfOptions(body);
    block(out, INTERFACE, body);
    return interfaces.size();
  }

  private static void packet(
      ByteArrayOutputStream out, int port, long nanos, boolean inbound, byte[] packet) {
    ByteBuffer body = little(36 + packet.length + 4);
    body.putInt(port).putInt((int) (nanos >>> 32)).putInt((int) nanos);
    body.putInt(packet.length).putInt(packet.length);
    body.put(packet);
    pad(body);
    body.putShort((short) PACKET_FLAGS).putShort((short) 4).putInt(inbound ? INBOUND : OUTBOUND);
    endOfOptions(body);
    block(out, ENHANCED_PACKET, body);
  }

  private static void option(ByteBuffer body, int code, String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    body.putShort((short) code).putShort((short) octets.length).put(octets);
    pad(body);
  }

  private static void endOfOptions(ByteBuffer body) {
    body.putInt(0);
  }

  private static void pad(ByteBuffer body) {
    while (body.position() % 4 != 0) {
      body.put((byte) 0);
    }
  }

  private static void block(ByteArrayOutputStream out, int type, ByteBuffer body) {
    int length = 12 + body.position();
    byte[] start = little(8).putInt(type).putInt(length).array();
    out.write(start, 0, 8);
    out.write(body.array(), 0, body.position());
    out.write(start, 4, 4);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}

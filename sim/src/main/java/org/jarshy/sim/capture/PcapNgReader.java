package org.jarshy.sim.capture;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Packets of pcap-ng: any byte order, several sections and interfaces, any resolution of time. */
final class PcapNgReader {

  private static final int LARGEST_BLOCK = 64 * 1024 * 1024;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int OPTION_OFFSET = 14;
  private static final int MICROSECONDS = 6;
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);

  /**
   * @param largest octets of a packet that are captured; 0 for all
   * @param resolution a power of ten or, with the high bit, of two
   */
  private record Interface(int linkType, int largest, int resolution, long offsetSeconds) {

    long nanos(long ticks) {
      int exponent = resolution & 0x7F;
      BigInteger aSecond =
          exponent == resolution
              ? BigInteger.TEN.pow(exponent)
              : BigInteger.ONE.shiftLeft(exponent);
      BigInteger count = new BigInteger(Long.toUnsignedString(ticks));
      return count.multiply(NANOS).divide(aSecond).longValue() + offsetSeconds * 1_000_000_000L;
    }
  }

  private final FileInput in;
  private final Packet.Reader packets;
  private final List<Interface> interfaces = new ArrayList<>();
  private long lastNanos;

  private PcapNgReader(FileInput in, Packet.Reader packets) {
    this.in = in;
    this.packets = packets;
  }

  /**
   * @param in at the beginning of the first section
   * @throws InvalidCapture when a block cannot be what it says
   */
  static void read(FileInput in, Packet.Reader packets) throws IOException {
    PcapNgReader reader = new PcapNgReader(in, packets);
    try {
      while (reader.block()) {
        // each is handed on as it comes
      }
    } catch (EOFException e) {
      // The last block is not whole: the file is being written, or its writer was stopped.
    }
  }

  private boolean block() throws IOException {
    long start = in.offset();
    ByteBuffer head = in.next(8);
    if (head == null) {
      return false;
    }
    boolean section = head.getInt(0) == PcapNgFormat.SECTION; // the same in both orders
    if (section) {
      in.order(byteOrder(in.need(4), start));
      head.order(in.order());
    }
    int length = head.getInt(4);
    if (length < (section ? 28 : 12) || length > LARGEST_BLOCK || length % 4 != 0) {
      throw new InvalidCapture(
          "the block at octet %d says that it has %d octets"
              .formatted(start, length & 0xFFFFFFFFL));
    }
    ByteBuffer body = in.need(length - 12 - (section ? 4 : 0));
    in.need(4); // the length again
    try {
      if (section) {
        interfaces.clear();
      } else {
        read(head.getInt(0), body, start);
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new InvalidCapture("the block at octet %d is shorter than its fields".formatted(start));
    }
    return true;
  }

  private static ByteOrder byteOrder(ByteBuffer magic, long start) throws InvalidCapture {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      if (magic.order(order).getInt(0) == PcapNgFormat.BYTE_ORDER) {
        return order;
      }
    }
    throw new InvalidCapture("the section at octet %d has no byte order".formatted(start));
  }

  private void read(int type, ByteBuffer body, long start) throws InvalidCapture {
    switch (type) {
      case PcapNgFormat.INTERFACE -> describe(body);
      case PcapNgFormat.ENHANCED_PACKET -> packet(body, body.getInt(), start);
      case OBSOLETE_PACKET -> {
        int number = body.getShort() & 0xFFFF;
        body.getShort(); // packets dropped
        packet(body, number, start);
      }
      case SIMPLE_PACKET -> {
        Interface on = interfaceOf(0, start);
        int original = body.getInt();
        int limit = on.largest() == 0 ? original : Math.min(original, on.largest());
        take(on, lastNanos, body, Math.min(limit, body.remaining()), original);
      }
      default -> {
        // names, statistics, secrets: nothing that crossed
      }
    }
  }

  private void describe(ByteBuffer body) {
    int linkType = body.getShort() & 0xFFFF;
    body.getShort(); // reserved
    int largest = body.getInt();
    int resolution = MICROSECONDS;
    long offset = 0;
    while (body.remaining() >= 4) {
      int code = body.getShort() & 0xFFFF;
      int length = body.getShort() & 0xFFFF;
      if (code == 0) {
        break;
      }
      int next = body.position() + (length + 3 & ~3);
      if (code == PcapNgFormat.OPTION_RESOLUTION && length == 1) {
        resolution = body.get() & 0xFF;
      } else if (code == OPTION_OFFSET && length == 8) {
        offset = body.getLong();
      }
      body.position(next);
    }
    interfaces.add(new Interface(linkType, largest, resolution, offset));
  }

  private void packet(ByteBuffer body, int number, long start) throws InvalidCapture {
    Interface on = interfaceOf(number, start);
    long ticks = (long) body.getInt() << 32 | body.getInt() & 0xFFFFFFFFL;
    int captured = body.getInt();
    int original = body.getInt();
    lastNanos = on.nanos(ticks);
    take(on, lastNanos, body, captured, original);
  }

  private Interface interfaceOf(int number, long start) throws InvalidCapture {
    if (number < 0 || number >= interfaces.size()) {
      throw new InvalidCapture(
          "the packet at octet %d belongs to interface %d, which is not described"
              .formatted(start, number));
    }
    return interfaces.get(number);
  }

  private void take(Interface on, long nanos, ByteBuffer body, int captured, int original) {
    if (captured < 0 || captured > body.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] data = new byte[captured];
    body.get(data);
    packets.packet(new Packet(on.linkType(), nanos, data, Math.max(0, original - captured)));
  }
}

package org.jarshy.sim.capture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Packets of the classic pcap format, with microseconds or nanoseconds, in any byte order. */
final class PcapReader {

  static final int MICROSECONDS = 0xA1B2C3D4;
  static final int NANOSECONDS = 0xA1B23C4D;

  private static final int LARGEST_PACKET = 16 * 1024 * 1024;
  private static final int LINK_TYPE = 0x0FFFFFFF; // what is above says whether there are checksums

  private PcapReader() {}

  /** Whether a file that begins with these four octets is one. */
  static boolean begins(int bigEndian) {
    int littleEndian = Integer.reverseBytes(bigEndian);
    return bigEndian == MICROSECONDS
        || bigEndian == NANOSECONDS
        || littleEndian == MICROSECONDS
        || littleEndian == NANOSECONDS;
  }

  /**
   * @throws InvalidCapture when a packet cannot be as long as it says
   */
  static void read(FileInput in, Packet.Reader packets) throws IOException {
    try {
      ByteBuffer magic = in.need(4);
      boolean big = magic.getInt(0) == MICROSECONDS || magic.getInt(0) == NANOSECONDS;
      in.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
      long unit = magic.order(in.order()).getInt(0) == NANOSECONDS ? 1 : 1000;
      int linkType = in.need(20).getInt(16) & LINK_TYPE;
      while (packet(in, linkType, unit, packets)) {
        // each is handed on as it comes
      }
    } catch (EOFException e) {
      // The last packet is not whole: the file is being written, or its writer was stopped.
    }
  }

  private static boolean packet(FileInput in, int linkType, long unit, Packet.Reader packets)
      throws IOException {
    long start = in.offset();
    ByteBuffer head = in.next(16);
    if (head == null) {
      return false;
    }
    long nanos =
        (head.getInt() & 0xFFFFFFFFL) * 1_000_000_000L + (head.getInt() & 0xFFFFFFFFL) * unit;
    int captured = head.getInt();
    int original = head.getInt();
    if (captured < 0 || captured > LARGEST_PACKET) {
      throw new InvalidCapture(
          "the packet at octet %d says that it has %d octets"
              .formatted(start, captured & 0xFFFFFFFFL));
    }
    byte[] data = in.need(captured).array();
    packets.packet(new Packet(linkType, nanos, data, Math.max(0, original - captured)));
    return true;
  }
}

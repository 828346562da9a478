package org.jarshy.sim.capture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * Reads captures: pcap-ng and classic pcap of tcpdump and Wireshark as well as ours, and our JSON
 * lines; each also compressed with gzip. Of pcap files the link types Ethernet (with VLANs), Linux
 * cooked (both), loopback, and raw IP; IPv4 and IPv6. A file whose end is missing is read up to
 * there.
 */
public final class ReadCapture {

  private static final int GZIP = 0x1F8B0000;

  private final List<Conversation> conversations = new ArrayList<>();
  private final Map<Set<Segment.Endpoint>, Conversation> open = new HashMap<>();
  private final Set<Integer> otherLinkTypes = new TreeSet<>();
  private boolean anyTcp;

  private ReadCapture() {}

  /**
   * The connections that carried SMPP, in the order in which they opened. Two that look alike to
   * everything else but carried something else are left out; whatever went to a port of an SMSC is
   * in.
   *
   * @throws InvalidCapture when the file is no capture, is broken, or has nothing that can be read
   * @throws IOException when the file cannot be read
   */
  public static List<CapturedConnection> read(Path file) throws IOException {
    try (InputStream plain = new BufferedInputStream(Files.newInputStream(file), 256 * 1024)) {
      return read(plain);
    } catch (InvalidCapture e) {
      throw new InvalidCapture(file + ": " + e.getMessage());
    }
  }

  /**
   * @param plain can be marked
   */
  static List<CapturedConnection> read(InputStream plain) throws IOException {
    InputStream in =
        (peek(plain) & 0xFFFF0000) == GZIP
            ? new BufferedInputStream(new GZIPInputStream(plain, 64 * 1024), 64 * 1024)
            : plain;
    int magic = peek(in);
    ReadCapture read = new ReadCapture();
    if (magic == PcapNgFormat.SECTION) {
      PcapNgReader.read(new FileInput(in), read::packet);
    } else if (PcapReader.begins(magic)) {
      PcapReader.read(new FileInput(in), read::packet);
    } else if (magic >>> 24 == '{') {
      return views(JsonLinesReader.read(in));
    } else if (magic == 0) {
      throw new InvalidCapture("this is no capture: it is empty or begins with zeros");
    } else {
      throw new InvalidCapture(
          "this is neither pcap-ng, nor pcap, nor JSON lines: it begins with "
              + HexFormat.of().formatHex(ByteBuffer.allocate(4).putInt(magic).array()));
    }
    read.conversations.forEach(Conversation::finish);
    read.refuseOtherLinkTypes();
    return views(read.conversations);
  }

  private static int peek(InputStream in) throws IOException {
    in.mark(4);
    byte[] first = in.readNBytes(4);
    in.reset();
    return ByteBuffer.allocate(4).put(first).getInt(0);
  }

  private void packet(Packet packet) {
    if (!Segment.knows(packet.linkType())) {
      otherLinkTypes.add(packet.linkType());
      return;
    }
    Segment segment = Segment.of(packet);
    if (segment == null) {
      return;
    }
    anyTcp = true;
    Set<Segment.Endpoint> ends = new HashSet<>(List.of(segment.from(), segment.to()));
    Conversation conversation = open.get(ends);
    if (conversation == null || conversation.isOver(segment)) {
      if (conversation != null) {
        conversation.finish();
      }
      boolean midway = !segment.has(TcpPackets.SYN);
      conversation = new Conversation(segment.from(), segment.to(), segment.nanos(), midway);
      conversations.add(conversation);
      open.put(ends, conversation);
    }
    conversation.take(segment);
  }

  private void refuseOtherLinkTypes() throws InvalidCapture {
    if (!anyTcp && !otherLinkTypes.isEmpty()) {
      throw new InvalidCapture(
          "its link types "
              + otherLinkTypes
              + " are not known; known are Ethernet, Linux cooked, loopback and raw IP");
    }
  }

  private static List<CapturedConnection> views(List<Conversation> conversations) {
    Set<Integer> ports = new HashSet<>(Set.of(Line.DEFAULT_PORT));
    for (Conversation conversation : conversations) {
      if (conversation.plausible()) {
        ports.add(conversation.smsc().port());
      }
    }
    return conversations.stream()
        .filter(each -> each.plausible() || ports.contains(each.smsc().port()))
        .map(Conversation::view)
        .sorted(Comparator.comparingLong(CapturedConnection::openedNanos))
        .toList();
  }
}

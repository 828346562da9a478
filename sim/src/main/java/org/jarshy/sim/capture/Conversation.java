package org.jarshy.sim.capture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A TCP connection, or one of JSON lines, while a capture is read. */
final class Conversation {

  private record Part(long nanos, boolean fromFirst, byte[] octets, boolean whole) {}

  private final Segment.Endpoint first;
  private final Segment.Endpoint second;
  private final TcpFlow fromFirst;
  private final TcpFlow fromSecond;
  private final long openedNanos;
  private final List<Part> parts = new ArrayList<>();
  private Segment.Endpoint opener;
  private long lastNanos;
  private boolean finFromFirst;
  private boolean finFromSecond;
  private boolean closed;
  private boolean ended;

  /**
   * @param midway whether its beginning was not captured
   */
  Conversation(Segment.Endpoint first, Segment.Endpoint second, long nanos, boolean midway) {
    this.first = first;
    this.second = second;
    this.openedNanos = nanos;
    this.lastNanos = nanos;
    this.fromFirst = flow(true, midway);
    this.fromSecond = flow(false, midway);
  }

  private TcpFlow flow(boolean ofFirst, boolean midway) {
    return new TcpFlow(
        new PduCutter(
            midway, (nanos, octets, whole) -> parts.add(new Part(nanos, ofFirst, octets, whole))));
  }

  /** Whether this segment opens another connection between the same endpoints. */
  boolean isOver(Segment segment) {
    if (!segment.has(TcpPackets.SYN) || segment.has(TcpPackets.ACK)) {
      return false;
    }
    return ended || !(flow(segment).beganAt(segment.sequence() + 1) || !flow(segment).begun());
  }

  private TcpFlow flow(Segment segment) {
    return segment.from().equals(first) ? fromFirst : fromSecond;
  }

  void take(Segment segment) {
    if (ended) {
      return; // late acknowledgements
    }
    lastNanos = Math.max(lastNanos, segment.nanos());
    boolean ofFirst = segment.from().equals(first);
    TcpFlow flow = ofFirst ? fromFirst : fromSecond;
    if (segment.has(TcpPackets.SYN)) {
      if (!flow.begun()) {
        flow.begin(segment.sequence() + 1);
      }
      opener = segment.has(TcpPackets.ACK) ? segment.to() : segment.from();
    } else if (segment.payload().length > 0 || segment.cut() > 0) {
      flow.segment(segment);
    }
    if (segment.has(TcpPackets.ACK)) {
      (ofFirst ? fromSecond : fromFirst).acknowledged(segment.acknowledgement());
    }
    finFromFirst |= ofFirst && segment.has(TcpPackets.FIN);
    finFromSecond |= !ofFirst && segment.has(TcpPackets.FIN);
    if (segment.has(Segment.RST) || (finFromFirst && finFromSecond)) {
      closed = true;
      finish();
    }
  }

  /** Octets that are in order already. */
  void take(long nanos, boolean ofFirst, byte[] octets) {
    lastNanos = Math.max(lastNanos, nanos);
    (ofFirst ? fromFirst : fromSecond).cutter().octets(nanos, octets);
  }

  void close(long nanos) {
    lastNanos = Math.max(lastNanos, nanos);
    closed = true;
    finish();
  }

  void opener(Segment.Endpoint endpoint) {
    opener = endpoint;
  }

  void finish() {
    if (!ended) {
      ended = true;
      fromFirst.end(closed);
      fromSecond.end(closed);
    }
  }

  /** Whether anything that crossed looks like SMPP. */
  boolean plausible() {
    return fromFirst.cutter().plausible() || fromSecond.cutter().plausible();
  }

  Segment.Endpoint smsc() {
    return esme().equals(first) ? second : first;
  }

  /** Who binds; else who connected; else who has the higher port. */
  private Segment.Endpoint esme() {
    for (Part part : parts) {
      int command = part.octets().length < 8 ? 0 : ByteBuffer.wrap(part.octets()).getInt(4);
      if (part.whole() && BindRequest.is(command)) {
        return part.fromFirst() ? first : second;
      }
    }
    if (opener != null) {
      return opener;
    }
    return first.port() > second.port() ? first : second;
  }

  CapturedConnection view() {
    boolean esmeIsFirst = esme().equals(first);
    List<CapturedPdu> pdus = new ArrayList<>();
    for (Part part : parts) {
      pdus.add(
          new CapturedPdu(
              part.nanos(), part.fromFirst() == esmeIsFirst, part.octets(), part.whole()));
    }
    // What lay beyond a gap was found late; the sort is stable for what has the same time.
    pdus.sort(Comparator.comparingLong(CapturedPdu::nanos));
    List<String> problems = new ArrayList<>();
    problem(problems, esmeIsFirst ? fromFirst : fromSecond, "the ESME");
    problem(problems, esmeIsFirst ? fromSecond : fromFirst, "the SMSC");
    return new CapturedConnection(
        (esmeIsFirst ? first : second).toString(),
        smsc().toString(),
        openedNanos,
        lastNanos,
        closed,
        List.copyOf(pdus),
        List.copyOf(problems));
  }

  private static void problem(List<String> problems, TcpFlow flow, String who) {
    if (flow.cutter().lost() > 0) {
      problems.add(
          "%d octets of what %s sent are missing or belong to no whole PDU"
              .formatted(flow.cutter().lost(), who));
    }
  }
}

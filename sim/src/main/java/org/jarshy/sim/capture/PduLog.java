package org.jarshy.sim.capture;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Tap;

/**
 * The latest 20,000 PDUs, or as many as fit into 16 MiB, decoded when someone asks. Written by the
 * loop, read by any thread.
 */
public final class PduLog {

  private static final int MOST_FRAMES = 20_000;
  private static final long MOST_OCTETS = 16 * 1024 * 1024;

  private final Recording recording;
  private final int mostFrames;
  private final long mostOctets;
  private final Map<Line, Way[]> open = new IdentityHashMap<>(); // on the loop's thread only

  // Guards what follows.
  private final Object lock = new Object();
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long octets;

  private static final class Way {
    final Pieces pieces = new Pieces();
    Entry pending;
  }

  private static final class Entry {
    final Moment first;
    List<byte[]> pieces;
    long octets;
    boolean dropped;

    Entry(Moment first) {
      this.first = first;
      this.pieces = List.of(first.octets());
      this.octets = first.octets().length;
    }

    void add(byte[] piece) {
      if (pieces.size() == 1) {
        pieces = new ArrayList<>(pieces);
      }
      pieces.add(piece);
      octets += piece.length;
    }
  }

  private record Found(Moment first, List<byte[]> pieces) {

    byte[] pdu() {
      if (pieces.size() == 1) {
        return first.octets();
      }
      Octets joined = new Octets();
      pieces.forEach(joined::add);
      return joined.all();
    }
  }

  public PduLog(EventLoop loop) {
    this(Capture.nanosOf(loop), MOST_FRAMES, MOST_OCTETS);
  }

  PduLog(LongSupplier nanosSince1970, int mostFrames, long mostOctets) {
    this.recording = new Recording(nanosSince1970, false, this::add);
    this.mostFrames = mostFrames;
    this.mostOctets = mostOctets;
  }

  /** For a port that shows as this number. */
  public Tap tap(int smscPort) {
    return tap(() -> new InetSocketAddress("127.0.0.1", smscPort));
  }

  /**
   * @param address asked once, at the first connection; null shows as port 2775
   */
  public Tap tap(Supplier<InetSocketAddress> address) {
    return recording.tap(address, false);
  }

  private void add(Moment moment) {
    switch (moment.kind()) {
      case OPENED -> open.put(moment.line(), new Way[] {new Way(), new Way()});
      case CLOSED -> open.remove(moment.line());
      case RECEIVED -> add(moment, open.get(moment.line())[0]);
      case SENT -> add(moment, open.get(moment.line())[1]);
    }
  }

  private void add(Moment moment, Way way) {
    Pieces.Chunk chunk = way.pieces.next(moment.octets());
    synchronized (lock) {
      if (chunk.number() > 1 && way.pending != null && !way.pending.dropped) {
        way.pending.add(moment.octets());
      } else {
        way.pending = new Entry(moment);
        entries.add(way.pending);
      }
      octets += moment.octets().length;
      while (entries.size() > mostFrames || octets > mostOctets) {
        Entry oldest = entries.poll();
        oldest.dropped = true;
        octets -= oldest.octets;
      }
    }
    if (chunk.whole()) {
      way.pending = null;
    }
  }

  /** Forgets everything. */
  public void clear() {
    synchronized (lock) {
      entries.forEach(entry -> entry.dropped = true);
      entries.clear();
      octets = 0;
    }
  }

  /**
   * Finds PDUs by what they say: each has the keys of a line of {@link JsonLines}, and {@code
   * pieces} where it crossed in more than one.
   *
   * @param words all of them must be in a number, the text, the command, the status word, a message
   *     id or a system id, in any case; null or blank for everything
   * @param connection null for all
   * @param most how many of the latest
   * @return the newest last
   */
  public List<Map<String, Object>> search(String words, Long connection, int most) {
    Search search = new Search(words);
    List<Map<String, Object>> views = new ArrayList<>();
    List<Found> candidates = candidates(connection);
    for (int i = candidates.size() - 1; i >= 0 && views.size() < most; i--) {
      Found found = candidates.get(i);
      byte[] octets = found.pdu();
      Map<String, Object> pdu = PduDecoder.decode(octets);
      if (search.finds(pdu)) {
        views.add(view(found, pdu, octets));
      }
    }
    Collections.reverse(views);
    return views;
  }

  private List<Found> candidates(Long connection) {
    synchronized (lock) {
      List<Found> candidates = new ArrayList<>();
      for (Entry entry : entries) {
        if (connection == null || connection == entry.first.line().number()) {
          candidates.add(new Found(entry.first, List.copyOf(entry.pieces)));
        }
      }
      return candidates;
    }
  }

  private static Map<String, Object> view(Found found, Map<String, Object> pdu, byte[] octets) {
    Map<String, Object> view = FrameView.of(found.first().nanos(), found.first().line());
    view.put("direction", FrameView.direction(found.first().kind() == Moment.Kind.RECEIVED));
    if (found.pieces().size() > 1) {
      view.put("pieces", found.pieces().size());
    }
    view.put("pdu", pdu);
    view.put("hex", HexFormat.of().formatHex(octets));
    return view;
  }
}

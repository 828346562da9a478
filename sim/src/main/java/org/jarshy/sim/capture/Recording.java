package org.jarshy.sim.capture;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jarshy.sim.io.Ending;
import org.jarshy.sim.io.Tap;
import org.jarshy.sim.io.Wire;

/** Makes moments of what the taps of several ports of one loop see. */
final class Recording {

  private static final byte[] NOTHING = {};

  private final LongSupplier nanosSince1970;
  private final boolean steady;
  private final Consumer<Moment> moments;

  Recording(LongSupplier nanosSince1970, boolean steady, Consumer<Moment> moments) {
    this.nanosSince1970 = nanosSince1970;
    this.steady = steady;
    this.moments = moments;
  }

  /**
   * @param address asked at the first connection; null for a port in memory
   */
  Tap tap(Supplier<InetSocketAddress> address, boolean tls) {
    return new PortTap(address, tls);
  }

  private final class PortTap implements Tap {

    private final Supplier<InetSocketAddress> address;
    private final boolean tls;
    private final Map<Wire, Line> lines = new IdentityHashMap<>();
    private InetSocketAddress listening;
    private int port;

    PortTap(Supplier<InetSocketAddress> address, boolean tls) {
      this.address = address;
      this.tls = tls;
    }

    @Override
    public void opened(Wire wire) {
      if (port == 0) {
        listening = address.get();
        port =
            listening == null || listening.getPort() == 0 ? Line.DEFAULT_PORT : listening.getPort();
      }
      Line line = steady ? null : Line.real(wire.number(), wire.peer(), listening, port, tls);
      if (line == null) {
        line = Line.steady(wire.number(), port, tls);
      }
      lines.put(wire, line);
      tell(Moment.Kind.OPENED, line, NOTHING);
    }

    @Override
    public void received(Wire wire, byte[] octets) {
      tell(Moment.Kind.RECEIVED, lines.get(wire), octets);
    }

    @Override
    public void sent(Wire wire, byte[] octets, int from, int length) {
      boolean whole = length == octets.length; // who sends a frame gives it away
      tell(
          Moment.Kind.SENT,
          lines.get(wire),
          whole ? octets : Arrays.copyOfRange(octets, from, from + length));
    }

    @Override
    public void closed(Wire wire, Ending ending) {
      tell(Moment.Kind.CLOSED, lines.remove(wire), NOTHING, ending);
    }

    private void tell(Moment.Kind kind, Line line, byte[] octets) {
      tell(kind, line, octets, null);
    }

    private void tell(Moment.Kind kind, Line line, byte[] octets, Ending ending) {
      if (line != null) {
        moments.accept(new Moment(nanosSince1970.getAsLong(), kind, line, octets, ending));
      }
    }
  }
}

package org.jarshy.sim.io;

import java.util.List;

/** Several who listen in, as one. */
public final class Taps implements Tap {

  private final List<Tap> all;

  private Taps(List<Tap> all) {
    this.all = List.copyOf(all);
  }

  /** Null when there are none. */
  public static Tap of(List<Tap> taps) {
    return taps.isEmpty() ? null : taps.size() == 1 ? taps.get(0) : new Taps(taps);
  }

  @Override
  public void opened(Wire wire) {
    all.forEach(tap -> tap.opened(wire));
  }

  @Override
  public void received(Wire wire, byte[] octets) {
    all.forEach(tap -> tap.received(wire, octets));
  }

  @Override
  public void sent(Wire wire, byte[] octets, int from, int length) {
    all.forEach(tap -> tap.sent(wire, octets, from, length));
  }

  @Override
  public void closed(Wire wire, Ending ending) {
    all.forEach(tap -> tap.closed(wire, ending));
  }
}

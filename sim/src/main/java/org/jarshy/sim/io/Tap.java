package org.jarshy.sim.io;

/**
 * Sees every octet that crosses the connections of a listening port, above TLS. On the loop's
 * thread; must be quick.
 */
public interface Tap {

  void opened(Wire wire);

  /** One frame that came whole, or what had come of it when the connection ended. */
  void received(Wire wire, byte[] octets);

  /** A frame that left whole, or the piece of it that left alone. */
  void sent(Wire wire, byte[] octets, int from, int length);

  void closed(Wire wire, Ending ending);
}

package org.jarshy.sim.io;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What carries a connection's octets: a socket, TLS on a socket, or memory. Never blocks. */
interface Transport {

  /** 0 when nothing is there now, -1 when nothing will come any more. */
  int read(ByteBuffer into) throws IOException;

  /** 0 when there is no room now. */
  int write(ByteBuffer from) throws IOException;

  /** Tells the other side that nothing more will come; it may still send. */
  void shutdownOutput() throws IOException;

  /**
   * @param reset without a farewell: the other side sees a reset
   */
  void close(boolean reset) throws IOException;

  /** What {@code ready} is to be called for. */
  void interest(boolean reading, boolean writing);

  /** Whether one read may leave octets behind that no readiness will tell of. */
  boolean readsInPieces();

  void start(Runnable ready) throws IOException;

  /** Address and port of the other side, for people. */
  String peer();
}

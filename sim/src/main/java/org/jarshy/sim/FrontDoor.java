package org.jarshy.sim;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * How people and scripts come to a running simulator. Found by {@link java.util.ServiceLoader}, so
 * that the SMSC knows nothing of HTTP.
 */
public interface FrontDoor {

  /**
   * @param address with port 0 for any free one
   * @throws PortNotFree when the port is taken
   */
  Open open(Smsc smsc, InetSocketAddress address) throws IOException;

  /** An open one. */
  interface Open extends AutoCloseable {

    int port();

    @Override
    void close();
  }
}

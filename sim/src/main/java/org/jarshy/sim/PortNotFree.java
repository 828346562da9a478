package org.jarshy.sim;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A port cannot be listened at; the message says which, and how to choose another. */
public final class PortNotFree extends IOException {

  private static final long serialVersionUID = 1L;

  public PortNotFree(String protocol, InetSocketAddress address, IOException cause) {
    super(
        "cannot listen for %s at %s:%d: %s; choose another port with --%s, 0 for any free one"
            .formatted(
                protocol,
                address.getHostString(),
                address.getPort(),
                cause.getMessage(),
                protocol.toLowerCase(java.util.Locale.ROOT)),
        cause);
  }
}

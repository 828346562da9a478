package org.jarshy.sim.io;

import java.io.IOException;

/** What comes of connecting to somewhere. On the loop's thread. */
public interface Opening {

  /** Gives the one who listens on the new connection. */
  Wire.Listener connected(Wire wire);

  void failed(IOException cause);
}

package org.jarshy.sim.capture;

import java.io.ByteArrayOutputStream;

/** How moments are written. On one thread. */
interface Format {

  void begin(ByteArrayOutputStream out);

  void write(Moment moment, ByteArrayOutputStream out);
}

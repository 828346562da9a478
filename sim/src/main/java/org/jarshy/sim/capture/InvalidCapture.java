package org.jarshy.sim.capture;

import java.io.IOException;

/** A file that is no capture, or a broken one; the message says of what and where. */
public final class InvalidCapture extends IOException {
  private static final long serialVersionUID = 1L;

  InvalidCapture(String message) {
    super(message);
  }
}

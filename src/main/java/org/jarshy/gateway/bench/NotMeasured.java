package org.jarshy.gateway.bench;

/** The measurement could not be made; the message says why and what to do. */
public class NotMeasured extends RuntimeException {

  NotMeasured(String message) {
    super(message);
  }

  NotMeasured(String message, Throwable cause) {
    super(message, cause);
  }

  /** Not for want of an SMSC or a database: what was asked for is not allowed. */
  public static final class NotAllowed extends NotMeasured {
    NotAllowed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}

package org.jarshy.gateway.subscriber;

import java.io.InputStream;
import java.util.List;
import org.jarshy.gateway.kernel.Actor;

/**
 * Takes subscribers from CSV in UTF-8 with the header {@code number,language,place,topics}: all
 * good lines of a file in one transaction, or none.
 */
public interface SubscriberImport {

  /**
   * @param refused lines left out, at most the first 1,000 of them
   * @param refusedCount all lines left out
   */
  record Report(long lines, long added, long updated, long refusedCount, List<Refusal> refused) {}

  /**
   * @param line as counted by an editor, from 1; the reason names what is allowed, never the number
   */
  record Refusal(long line, String reason) {}

  /** The file as a whole cannot be taken; nothing was imported. The message says why. */
  class NotTaken extends RuntimeException {
    public NotTaken(String message) {
      super(message);
    }
  }

  /**
   * @throws NotTaken for a wrong encoding, header, size, or when no line is good
   */
  Report importCsv(InputStream csv, Actor actor);
}

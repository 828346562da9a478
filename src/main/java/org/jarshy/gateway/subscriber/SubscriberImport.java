package org.jarshy.gateway.subscriber;

import java.io.InputStream;
import java.util.List;
import org.jarshy.gateway.kernel.Actor;

/**
 * Takes subscribers from CSV in UTF-8 with the header {@code number,language,place,topics}, columns
 * in any order, separated by comma or semicolon: all good lines of a file in one transaction, or
 * none. A column {@code script} ({@code own} or {@code latin}) may be there too. At most 100 MiB
 * and 5,000,000 lines; a file of any size needs the same memory.
 *
 * <p>A place is a region or city by name or slug; topics are separated by semicolons (in quotes
 * where the semicolon separates columns), or {@code all}. An empty cell leaves what is known of a
 * subscriber, and means all topics for a new one. A number that is known already is updated and
 * opted in, unless it has opted out: an import never undoes that.
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

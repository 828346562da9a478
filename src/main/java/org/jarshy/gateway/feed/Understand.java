package org.jarshy.gateway.feed;

import java.net.URI;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jarshy.gateway.feed.FetchFailed.Trouble;

/**
 * Reads an answer, whatever a library trips over; few at once, for a tree is many times its text.
 */
final class Understand {

  private static final Semaphore AT_ONCE = new Semaphore(2, true);

  private Understand() {}

  /** Whatever a library trips over is a fault of the document, not of the loop. */
  static ReadAnswer of(
      Fetched answer, URI from, FeedSource source, Instant now, ReadAnswer.Known known)
      throws Unreadable, FetchFailed {
    AT_ONCE.acquireUninterruptibly();
    try {
      return ReadAnswer.of(answer, from, source, now, known);
    } catch (RuntimeException e) {
      throw new FetchFailed(
          Trouble.UNREADABLE, "It cannot be read: " + e.getClass().getSimpleName() + ".");
    } finally {
      AT_ONCE.release();
    }
  }
}

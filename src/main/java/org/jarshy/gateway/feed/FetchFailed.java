package org.jarshy.gateway.feed;

import java.time.Duration;

/**
 * Nothing usable came. The message is a sentence for the console; it names no content.
 *
 * <p>What is to be done about it is decided here, once, by its {@link Trouble}.
 */
final class FetchFailed extends Exception {

  /** The closed list of what goes wrong. */
  enum Trouble {
    /** Its name is not known, or no connection came about: perhaps there is no internet. */
    UNREACHABLE(false, false),
    /** A connection, and then no whole answer in time. */
    SLOW(true, true),
    CUT(true, true),
    /** Status 500 to 599, 408. */
    SERVER(true, true),
    /** Status 429, or 503 that says when to come again. */
    TOO_MANY(true, true),
    /** Any other status. */
    STATUS(false, false),
    /** A private address, a redirect that may not be followed, too large a body. */
    NOT_ALLOWED(false, false),
    /** What came cannot be read. */
    UNREADABLE(false, false),
    /** Not asked at all: it kept failing, or was asked often enough. */
    LEFT_ALONE(false, false);

    private final boolean again;
    private final boolean counts;

    Trouble(boolean again, boolean counts) {
      this.again = again;
      this.counts = counts;
    }

    /** True where a second try soon may do better. */
    boolean again() {
      return again;
    }

    /**
     * True where the source itself fails, which its breaker counts. One address that is not there
     * says nothing about the others.
     */
    boolean counts() {
      return counts;
    }
  }

  private final Trouble trouble;
  private final transient Duration retryAfter;

  FetchFailed(Trouble trouble, String sentence) {
    this(trouble, sentence, null);
  }

  /**
   * @param retryAfter what the server asked for; null where it did not
   */
  FetchFailed(Trouble trouble, String sentence, Duration retryAfter) {
    super(sentence, null, false, false);
    this.trouble = trouble;
    this.retryAfter = retryAfter;
  }

  Trouble trouble() {
    return trouble;
  }

  Duration retryAfter() {
    return retryAfter;
  }
}

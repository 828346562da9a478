package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.kernel.BulletinId;

/** What is to be known of a bulletin beside its own words, said to whoever looks at it. */
public interface PublisherWords {

  /** Oldest first; empty for most. */
  List<Word> of(BulletinId bulletin);

  /**
   * Bulletins that their publisher took back and that may still be said or approved here, newest
   * first.
   */
  List<BulletinId> stillStanding(int limit);

  /**
   * @param words a sentence or two
   */
  record Word(Code code, Instant at, String words) {}

  enum Code {
    /** Published on signatures, without a second person here. */
    STRAIGHT,
    /** Might have been published straight, and was not. */
    NOT_STRAIGHT,
    /** The publisher sent newer words in its place. */
    REPLACED,
    /** The publisher took it back. */
    TAKEN_BACK
  }
}

package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.kernel.BulletinId;

/**
 * Who did what to a bulletin, version by version, and what became of it: nothing is overwritten.
 */
public interface Chronicle {

  /**
   * The words as they were written at one revision.
   *
   * @param number the revision it was written at
   * @param deeds what happened to exactly these words, oldest first; the first one wrote them
   */
  record Version(int number, Content content, List<Deed> deeds) {}

  /**
   * One change, by one person.
   *
   * @param did {@code wrote}, {@code edited}, or the state it led to: {@code submitted}
   * @param touches true where whoever did it may not approve
   * @param reason empty where none was needed
   */
  record Deed(int revision, String did, boolean touches, String actor, Instant at, String reason) {}

  /** Every version, the first one first; empty where there is no such bulletin. */
  List<Version> versions(BulletinId id);

  /**
   * The whole chain a bulletin belongs to, the new one first, then every update that was ever
   * written of it, also drafts and rejected ones; just itself for most.
   */
  List<Bulletin> chain(BulletinId id);
}

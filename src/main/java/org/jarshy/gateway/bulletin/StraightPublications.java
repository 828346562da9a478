package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.kernel.Actor;

/**
 * Which signed bulletins need no second person here: none, until one person proposed it and another
 * confirmed it. A rescue service's warning of extreme danger is what this is for.
 */
public interface StraightPublications {

  /**
   * @throws BulletinRefused naming each field that is wrong
   */
  long propose(Allowed allowed, Actor actor);

  /**
   * @throws BulletinRefused rule SECOND_PERSON for whoever proposed it
   */
  void confirm(long id, Actor actor);

  /** One person ends it, proposed or in force. */
  void end(long id, Actor actor);

  /** Proposed and in force; the newest first. */
  List<Setting> list();

  /**
   * @param stream whose bulletins
   * @param kind of bulletin
   * @param leastSeverity as bad as this or worse
   * @param leastSigners how many distinct keys must have signed
   */
  record Allowed(String stream, Kind kind, Severity leastSeverity, int leastSigners) {}

  /**
   * @param confirmedBy null until somebody did; it has no effect before
   */
  record Setting(
      long id,
      Allowed allowed,
      String proposedBy,
      Instant proposedAt,
      String confirmedBy,
      Instant confirmedAt) {

    public boolean inForce() {
      return confirmedBy != null;
    }
  }
}

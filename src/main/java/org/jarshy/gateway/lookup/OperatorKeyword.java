package org.jarshy.gateway.lookup;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An operator's keyword with its present version.
 *
 * @param origin the first of the keywords that took each other's place; itself where it is the
 *     first
 * @param revision grows with every change; an edit names the one it was made from
 * @param table null where there is none yet, or none is needed
 * @param touchedBy logins of everyone who ever wrote, edited, submitted or uploaded; none may
 *     approve
 * @param history every state change, oldest first
 * @param supersedes what it was written as a change of; null for most
 * @param supersededBy the approved change that stands in its place; null while it stands itself
 */
public record OperatorKeyword(
    KeywordId id,
    KeywordId origin,
    int revision,
    State state,
    Definition definition,
    LookupTable table,
    Set<String> touchedBy,
    List<Step> history,
    Instant changedAt,
    KeywordId supersedes,
    KeywordId supersededBy) {

  /** As with bulletins. */
  public enum State {
    DRAFT,
    SUBMITTED,
    APPROVED,
    RETURNED,
    REJECTED,
    CANCELLED,
    SUPERSEDED
  }

  /**
   * @param reason empty where none is needed
   */
  public record Step(State to, String actor, Instant at, String reason) {}

  public boolean liveAt(Instant instant) {
    return state == State.APPROVED && instant.isBefore(definition.expires());
  }
}

package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;

/**
 * A bulletin with its present version.
 *
 * @param revision grows with every change; an edit names the one it was made from
 * @param touchedBy logins of everyone who ever wrote, edited or submitted it; none may approve
 * @param history every state change, oldest first
 * @param supersedes what it was written as an update of; null for most
 * @param supersededBy the approved update that stands in its place; null while it stands itself
 */
public record Bulletin(
    BulletinId id,
    int revision,
    State state,
    Content content,
    Set<String> touchedBy,
    List<Step> history,
    Instant changedAt,
    BulletinId supersedes,
    BulletinId supersededBy) {

  /** One that is neither an update nor updated. */
  public Bulletin(
      BulletinId id,
      int revision,
      State state,
      Content content,
      Set<String> touchedBy,
      List<Step> history,
      Instant changedAt) {
    this(id, revision, state, content, touchedBy, history, changedAt, null, null);
  }

  /**
   * Draft to submitted to approved, returned or rejected; a draft may be put away; approved may be
   * cancelled. Approved and cancelled ones are superseded by the approval of an update.
   */
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
    return state == State.APPROVED
        && !instant.isBefore(content.validFrom())
        && instant.isBefore(content.expires());
  }

  /** Reaches test phones only, and answers nobody. */
  public boolean exercise() {
    return content.exercise();
  }

  /**
   * The text for a reader, as it leaves: their language, else Russian, else Kazakh, else whatever
   * there is.
   */
  public String textFor(Lang wanted) {
    Lang lang = langFor(wanted);
    return ExerciseMark.asSent(content, lang, content.texts().get(lang));
  }

  /** The same for a reader who got, or may have got, the words that this update corrects. */
  public String correctionFor(Lang wanted) {
    Lang lang = langFor(wanted);
    return ExerciseMark.asSent(content, lang, Correction.text(content, lang));
  }

  /** The language that a reader gets. @param wanted null where it is not known */
  public Lang langFor(Lang wanted) {
    for (Lang lang : new Lang[] {wanted, Lang.RU, Lang.KK, Lang.EN}) {
      if (lang != null && content.texts().containsKey(lang)) {
        return lang;
      }
    }
    return content.texts().keySet().iterator().next();
  }
}

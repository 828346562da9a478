package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;

/**
 * A bulletin with its present version.
 *
 * @param revision grows with every change; an edit names the one it was made from
 * @param touchedBy logins of everyone who ever wrote, edited or submitted it; none may approve
 * @param history every state change, oldest first
 */
public record Bulletin(
    BulletinId id,
    int revision,
    State state,
    Content content,
    Set<String> touchedBy,
    List<Step> history,
    Instant changedAt) {

  /** Draft to submitted to approved, returned or rejected; approved may be cancelled. */
  public enum State {
    DRAFT,
    SUBMITTED,
    APPROVED,
    RETURNED,
    REJECTED,
    CANCELLED
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

  /** The text for a reader: their language, else Russian, else Kazakh, else whatever there is. */
  public String textFor(Lang wanted) {
    for (Lang lang : new Lang[] {wanted, Lang.RU, Lang.KK, Lang.EN}) {
      String text = lang == null ? null : content.texts().get(lang);
      if (text != null) {
        return text;
      }
    }
    return Optional.of(content.texts()).map(t -> t.values().iterator().next()).orElseThrow();
  }
}

package org.jarshy.gateway.bulletin;

import java.time.Instant;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;

/**
 * A code that stands under a text.
 *
 * @param version of the bulletin, by revision
 * @param erasedAt when it will be like one that was never given
 */
public record GivenCode(
    BulletinId bulletin, int version, Lang lang, CheckCode code, State state, Instant erasedAt) {

  /** What whoever asks is told. */
  public enum State {
    /** It holds, or will. */
    GENUINE,
    REPLACED,
    CANCELLED,
    EXPIRED
  }

  static State stateOf(Bulletin bulletin, Instant now) {
    return switch (bulletin.state()) {
      case SUPERSEDED -> State.REPLACED;
      case CANCELLED -> State.CANCELLED;
      default -> now.isBefore(bulletin.content().expires()) ? State.GENUINE : State.EXPIRED;
    };
  }
}

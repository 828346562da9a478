package org.jarshy.gateway.bulletin;

import java.time.Clock;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.springframework.stereotype.Component;

/**
 * Puts the correction of a cancelled bulletin before a second person at once. Minutes count between
 * the two: in Hawaii in 2018 a false alarm was cancelled after 6 and corrected after 38.
 */
@Component
public class PrepareRetraction {

  private final Bulletins bulletins;
  private final Clock clock;

  public PrepareRetraction(Bulletins bulletins, Clock clock) {
    this.bulletins = bulletins;
    this.clock = clock;
  }

  /**
   * @param submitted false where the words must be changed first: then it is a draft
   */
  public record Prepared(BulletinId update, boolean submitted) {}

  /**
   * Drafts and submits the words that take it back, in the name of whoever asks: somebody else must
   * approve them.
   *
   * @throws BulletinRefused rule NOT_FOUND or WRONG_STATE unless it is cancelled and nothing took
   *     its place
   */
  public Prepared prepare(BulletinId cancelled, Actor actor) {
    Bulletin old =
        bulletins
            .find(cancelled)
            .orElseThrow(
                () ->
                    BulletinRefused.whole(
                        BulletinRefused.Rule.NOT_FOUND,
                        "There is no bulletin %s.".formatted(cancelled)));
    if (old.state() != Bulletin.State.CANCELLED) {
      throw BulletinRefused.whole(
          BulletinRefused.Rule.WRONG_STATE,
          "A bulletin that is %s is not taken back; cancel it first, or write an update."
              .formatted(StepRules.words(old.state())));
    }
    BulletinId update = bulletins.update(cancelled, Retraction.of(old, clock.instant()), actor);
    try {
      bulletins.submit(update, 1, actor);
      return new Prepared(update, true);
    } catch (BulletinRefused refused) {
      if (refused.rule() != BulletinRefused.Rule.INVALID) {
        throw refused;
      }
      return new Prepared(update, false); // what was quoted is not fit to be said again
    }
  }
}

package org.jarshy.gateway.broadcast;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.outbox.PriorityClass;

/**
 * Sending approved bulletins. What leaves is always the newest text of a bulletin's chain: from the
 * approval of an update on, running broadcasts of the old one say the new words.
 */
public interface Broadcasts {

  /**
   * @throws NotSendable when the bulletin does not exist
   */
  Preview preview(BulletinId bulletin);

  /**
   * Starts a broadcast at once; see {@link #start(BulletinId, PriorityClass, Instant, String,
   * Actor)}.
   */
  default BroadcastId start(
      BulletinId bulletin, PriorityClass priority, String token, Actor actor) {
    return start(bulletin, priority, null, token, actor);
  }

  /**
   * Starts a broadcast to the bulletin's area and topic, or sets it for later; durable when it
   * returns.
   *
   * @param startAt null, or not in the future, for at once; later it starts if the bulletin, or an
   *     update that took its place, can be sent then
   * @param token from the page that showed the preview: a second click with it starts nothing new
   *     and returns the first one's id
   * @throws NotSendable unless approved, valid and not expired at the start, with somebody to send
   *     to
   */
  BroadcastId start(
      BulletinId bulletin, PriorityClass priority, Instant startAt, String token, Actor actor);

  /**
   * What an approved update finds of the words it replaced. Reads what was sent of them: seconds
   * for a million.
   *
   * @throws NotSendable when the bulletin does not exist
   */
  Correctable correctable(BulletinId update);

  /**
   * Sends the correction to exactly those who got, or may have got, words that this update, or one
   * before it, replaced; whoever waits gets the new text without it.
   *
   * @param priority a digest's correction goes as a notice: in doubt it is sent again
   * @param shown how many the page showed: the audience until all are found, then it is exact
   * @param token as for {@link #start}
   * @throws NotSendable unless this is an approved and valid update, something of the old words was
   *     sent, and no correction of them was started before
   */
  BroadcastId correct(
      BulletinId update, PriorityClass priority, long shown, String token, Actor actor);

  void pause(BroadcastId id, Actor actor);

  void resume(BroadcastId id, Actor actor);

  /** For good; also one that is only scheduled. */
  void cancel(BroadcastId id, String reason, Actor actor);

  /** Where a bulletin is on its way, its sending included. */
  default Stage stage(Bulletin bulletin) {
    return Stage.of(bulletin.state(), of(bulletin.id()).stream().map(Progress::broadcast).toList());
  }

  /** The same for many, in a few queries whatever their number. */
  default Map<BulletinId, Stage> stages(Collection<Bulletin> bulletins) {
    Map<BulletinId, Stage> stages = new HashMap<>();
    bulletins.forEach(bulletin -> stages.put(bulletin.id(), stage(bulletin)));
    return stages;
  }

  /**
   * How many messages with the words of one bulletin arrived or may have, by whichever broadcast of
   * its chain. Reads what was sent where an update took its place: seconds for a million.
   */
  default long reached(BulletinId text) {
    return of(text).stream().mapToLong(p -> p.accepted() + p.delivered() + p.inDoubt()).sum();
  }

  Optional<Progress> progress(BroadcastId id);

  /** Newest first. */
  List<Progress> list(int limit, int offset);

  /** Newest first. */
  List<Progress> of(BulletinId bulletin);

  /** The message says what is wrong and what is allowed. */
  final class NotSendable extends RuntimeException {
    public NotSendable(String message) {
      super(message);
    }
  }
}

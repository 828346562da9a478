package org.jarshy.gateway.broadcast;

import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.outbox.PriorityClass;

/** Sending approved bulletins. */
public interface Broadcasts {

  /**
   * @throws NotSendable when the bulletin does not exist
   */
  Preview preview(BulletinId bulletin);

  /**
   * Starts a broadcast to the bulletin's area and topic; durable when it returns.
   *
   * @param token from the page that showed the preview: a second click with it starts nothing new
   *     and returns the first one's id
   * @throws NotSendable unless approved, valid and not expired, with somebody to send to
   */
  BroadcastId start(BulletinId bulletin, PriorityClass priority, String token, Actor actor);

  void pause(BroadcastId id, Actor actor);

  void resume(BroadcastId id, Actor actor);

  void cancel(BroadcastId id, String reason, Actor actor);

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

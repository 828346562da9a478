package org.jarshy.gateway.outbox;

import java.util.List;
import org.jarshy.gateway.kernel.SubscriberId;

/**
 * A stretch of an origin's messages, looked at for {@link Outbox#supersede}.
 *
 * @param recipients who got or may have got the old text by them
 * @param last id to go on after
 * @param all true when there is nothing behind {@code last}; false as well when the next message is
 *     in flight at this moment: go on a little later
 */
public record Superseded(List<Recipient> recipients, long last, boolean all) {

  /**
   * @param carrier the one to send the correction by
   */
  public record Recipient(SubscriberId id, String carrier) {}
}

package org.jarshy.gateway.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.SubscriberId;

/** What single people were sent, as far as it is settled; in flight at this moment is not in it. */
public interface RecipientHistory {

  /**
   * The texts that each of them surely got or will get, by {@link Binding.Words#textRef}: an SMSC
   * took one, and no receipt denies it. Whoever got none is left out.
   */
  Map<SubscriberId, Set<Long>> texts(Collection<SubscriberId> recipients);

  /**
   * Segments submitted to one of them since, replies and broadcasts, surely or perhaps: as phones
   * and bills count them, so a text of two parts is two, and one sent again after doubt twice as
   * many. Without those that a receipt says never arrived.
   */
  int segmentsSince(SubscriberId recipient, Instant since);
}

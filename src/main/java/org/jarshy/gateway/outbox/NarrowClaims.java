package org.jarshy.gateway.outbox;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes messages that may wait in the queue again out of the claim that named them, in the
 * transaction that settles them. A row that says QUEUED under a claim is in doubt at the next
 * start; one that was given back unsent is not, even if the process ends before it claims again.
 */
final class NarrowClaims {

  private final JdbcTemplate jdbc;
  private final InFlight inFlight;

  NarrowClaims(JdbcTemplate jdbc, InFlight inFlight) {
    this.jdbc = jdbc;
    this.inFlight = inFlight;
  }

  /**
   * @param back messages that are in flight until the transaction has been committed
   */
  void without(Collection<Long> back) {
    if (!back.isEmpty()) {
      inFlight.openWithout(back).forEach(this::narrow);
    }
  }

  private void narrow(long claim, List<ClaimedTexts.One> rest) {
    if (rest.isEmpty()) {
      jdbc.update("delete from outbox_claim where id = ?", claim);
      return;
    }
    // Others that settle at this moment may still be among them: their rows say what they are.
    ClaimedTexts packed = ClaimedTexts.of(rest);
    jdbc.update(
        "update outbox_claim set message_ids = ?, bound_texts = ? where id = ?",
        packed.messageIds(),
        packed.boundTexts(),
        claim);
  }
}

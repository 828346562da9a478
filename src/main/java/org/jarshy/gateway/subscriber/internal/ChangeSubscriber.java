package org.jarshy.gateway.subscriber.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscriber.Status;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The one way to change a subscriber: its row is locked and read, changed, written, and counted as
 * what it has become. Two changes at once happen one after the other, each seeing the other's.
 */
final class ChangeSubscriber {

  private static final String LOCK =
      "select " + SubscriberRow.COLUMNS + " from subscriber where id = ? for update";
  private static final String UPDATE =
      """
      update subscriber set status = ?, lang = ?, region = ?, city = ?, topics = ?, carrier = ?,
          script = ?, carrier_learned = carrier_learned or ?, opted_in_at = coalesce(?, opted_in_at),
          stopped_at = case when ? then coalesce(?, stopped_at) end, changed_at = ?
      where id = ?
      """;

  private final JdbcTemplate jdbc;
  private final Clock clock;

  ChangeSubscriber(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Within the caller's transaction.
   *
   * @param change gets the subscriber as it is at its turn; what it returns has the same id
   * @return when it was changed; null where there is no such subscriber or nothing to change
   */
  Instant change(SubscriberId id, UnaryOperator<Subscriber> change) {
    return change(id, change, false);
  }

  /**
   * @param carrierLearned whether the carrier was seen at work rather than guessed by prefix
   */
  Instant change(SubscriberId id, UnaryOperator<Subscriber> change, boolean carrierLearned) {
    List<Subscriber> locked = jdbc.query(LOCK, SubscriberRow::read, id.value());
    if (locked.isEmpty()) {
      return null;
    }
    Subscriber before = locked.get(0);
    Subscriber after = change.apply(before);
    if (after.equals(before) && !carrierLearned) {
      return null;
    }
    Instant now = clock.instant();
    write(before, after, carrierLearned, now.atOffset(ZoneOffset.UTC));
    CountMoves.ofTransaction(jdbc).changed(before, after);
    return now;
  }

  private void write(Subscriber before, Subscriber s, boolean learned, OffsetDateTime now) {
    boolean moved = s.status() != before.status();
    jdbc.update(
        UPDATE,
        s.status().name(),
        s.lang() == null ? null : s.lang().code(),
        s.region() == null ? null : s.region().slug(),
        s.city() == null ? null : s.city().slug(),
        SubscriberRow.bits(s.topics()),
        s.carrier(),
        SubscriberRow.column(s.script()),
        learned,
        moved && s.status() == Status.ACTIVE ? now : null,
        s.status() == Status.STOPPED,
        moved ? now : null,
        now,
        s.id().value());
  }

  /**
   * Locks those that have not opted out, in id order, for a batch that writes them itself and must
   * count them.
   */
  static List<Subscriber> lockWilling(JdbcTemplate jdbc, Collection<Long> ids) {
    Long[] wanted = ids.toArray(Long[]::new);
    return jdbc.query(
        "select "
            + SubscriberRow.COLUMNS
            + " from subscriber where id = any(?) and status <> 'STOPPED' order by id for update",
        statement ->
            statement.setArray(1, statement.getConnection().createArrayOf("bigint", wanted)),
        SubscriberRow::read);
  }
}

package org.jarshy.gateway.broadcast;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Whose messages a correction walks, how far it is, and whom it has already. */
final class CorrectionStore {

  private final JdbcTemplate jdbc;
  private final NamedParameterJdbcTemplate named;

  CorrectionStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.named = new NamedParameterJdbcTemplate(jdbc);
  }

  /**
   * One broadcast and one of its texts.
   *
   * @param text the bulletin whose words are not true any more
   * @param walkedTo id of the last message that was looked at
   */
  record Source(BroadcastId broadcast, BulletinId text, long walkedTo) {}

  void insert(BroadcastId correction, List<Source> sources) {
    jdbc.batchUpdate(
        "insert into broadcast_source (correction, source, text_ref) values (?, ?, ?)",
        sources,
        sources.size(),
        (s, source) -> {
          s.setLong(1, correction.value());
          s.setLong(2, source.broadcast().value());
          s.setLong(3, source.text().value());
        });
  }

  /** Texts that a correction which was not cancelled takes care of. */
  Set<BulletinId> takenCareOf() {
    return new HashSet<>(
        jdbc.query(
            "select distinct s.text_ref from broadcast_source s"
                + " join broadcast b on b.id = s.correction where b.state <> ?",
            (row, i) -> new BulletinId(row.getLong(1)),
            Broadcast.State.CANCELLED.name()));
  }

  int all(BroadcastId correction) {
    return jdbc.queryForObject(
        "select count(*) from broadcast_source where correction = ?",
        Integer.class,
        correction.value());
  }

  /** Those that were not walked to their end, oldest first. */
  List<Source> open(BroadcastId correction) {
    return jdbc.query(
        "select source, text_ref, walked_to from broadcast_source"
            + " where correction = ? and done = false order by source, text_ref",
        (row, i) ->
            new Source(
                new BroadcastId(row.getLong(1)), new BulletinId(row.getLong(2)), row.getLong(3)),
        correction.value());
  }

  void walked(BroadcastId correction, Source source, long to, boolean done) {
    jdbc.update(
        "update broadcast_source set walked_to = ?, done = ?"
            + " where correction = ? and source = ? and text_ref = ?",
        to,
        done,
        correction.value(),
        source.broadcast().value(),
        source.text().value());
  }

  /**
   * Queued some more, unless the correction was stopped meanwhile. When all are known the audience
   * is exactly those; until then it is never below them.
   */
  boolean planned(BroadcastRow row, int more, boolean all) {
    long planned = row.broadcast().planned() + more;
    return jdbc.update(
            "update broadcast set planned = ?, all_planned = ?, audience = ?"
                + " where id = ? and planned = ? and state = ?",
            planned,
            all,
            all ? planned : Math.max(planned, row.broadcast().audience()),
            row.id().value(),
            row.broadcast().planned(),
            Broadcast.State.SENDING.name())
        > 0;
  }

  /** Remembers them for this correction. @return those that it did not have yet */
  Set<Long> remember(BroadcastId correction, List<Long> recipients) {
    if (recipients.isEmpty()) {
      return Set.of();
    }
    Set<Long> fresh = new HashSet<>(recipients);
    named
        .queryForList(
            "select recipient from broadcast_corrected"
                + " where correction = :correction and recipient in (:recipients)",
            java.util.Map.of("correction", correction.value(), "recipients", recipients),
            Long.class)
        .forEach(fresh::remove);
    jdbc.batchUpdate(
        "insert into broadcast_corrected (correction, recipient) values (?, ?)",
        List.copyOf(fresh),
        Math.max(1, fresh.size()),
        (s, recipient) -> {
          s.setLong(1, correction.value());
          s.setLong(2, recipient);
        });
    return fresh;
  }

  void forget(BroadcastId correction) {
    jdbc.update("delete from broadcast_corrected where correction = ?", correction.value());
  }
}

package org.jarshy.gateway.broadcast;

import java.sql.PreparedStatement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.subscriber.AudienceQuery;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** The broadcast table. State moves are guarded: zero rows is a normal answer. */
final class BroadcastStore {

  private final JdbcTemplate jdbc;

  BroadcastStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a click starts.
   *
   * @param startAt null for at once
   */
  record New(
      BulletinId bulletin,
      boolean exercise,
      Broadcast.Kind kind,
      PriorityClass priority,
      AudienceQuery query,
      long audience,
      SubscriberId last,
      Instant expires,
      String startedBy,
      Instant startedAt,
      Instant startAt,
      long turnBase,
      String token) {}

  BroadcastId insert(New start) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.update(
        connection -> {
          PreparedStatement s =
              connection.prepareStatement(
                  "insert into broadcast (bulletin_id, class, state, area, topic, audience,"
                      + " last_subscriber, expires, started_by, started_at, token, kind, start_at,"
                      + " turn_base, exercise) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  new String[] {"id"});
          s.setLong(1, start.bulletin().value());
          s.setInt(2, start.priority().ordinal());
          s.setString(
              3,
              (start.startAt() == null ? Broadcast.State.SENDING : Broadcast.State.SCHEDULED)
                  .name());
          s.setString(4, start.query().area().encode());
          s.setString(5, start.query().topic().name());
          s.setLong(6, start.audience());
          s.setLong(7, start.last().value());
          s.setObject(8, utc(start.expires()));
          s.setString(9, start.startedBy());
          s.setObject(10, utc(start.startedAt()));
          s.setString(11, start.token());
          s.setString(12, start.kind().name());
          s.setObject(13, utc(start.startAt()), Types.TIMESTAMP_WITH_TIMEZONE);
          s.setLong(14, start.turnBase());
          s.setBoolean(15, start.exercise());
          return s;
        },
        key);
    return new BroadcastId(key.getKey().longValue());
  }

  Optional<BroadcastId> byToken(String token) {
    return jdbc
        .query(
            "select id from broadcast where token = ?",
            (row, i) -> new BroadcastId(row.getLong(1)),
            token)
        .stream()
        .findFirst();
  }

  Optional<BroadcastRow> find(BroadcastId id) {
    return select("where id = ?", id.value()).stream().findFirst();
  }

  List<BroadcastRow> newest(int limit, int offset) {
    return select("order by id desc limit ? offset ?", limit, offset);
  }

  List<BroadcastRow> of(BulletinId bulletin) {
    return select("where bulletin_id = ? order by id desc", bulletin.value());
  }

  /** Those of several bulletins in one query, newest first. */
  List<BroadcastRow> of(Collection<BulletinId> bulletins) {
    if (bulletins.isEmpty()) {
      return List.of();
    }
    return new NamedParameterJdbcTemplate(jdbc)
        .query(
            "select "
                + BroadcastRow.COLUMNS
                + " from broadcast where bulletin_id in (:bulletins) order by id desc",
            Map.of("bulletins", bulletins.stream().map(BulletinId::value).toList()),
            BroadcastRow::of);
  }

  /** Those that are not over. */
  List<BroadcastRow> open() {
    return select(
        "where state in (?, ?, ?)",
        Broadcast.State.SCHEDULED.name(),
        Broadcast.State.SENDING.name(),
        Broadcast.State.PAUSED.name());
  }

  List<BroadcastRow> sending() {
    return select("where state = ? order by class, id", Broadcast.State.SENDING.name());
  }

  /** Those whose hour has come. */
  List<BroadcastRow> due(Instant now) {
    return select(
        "where state = ? and start_at <= ? order by class, start_at, id",
        Broadcast.State.SCHEDULED.name(),
        utc(now));
  }

  /** Those that were cancelled since then. */
  List<BroadcastRow> cancelledSince(Instant then) {
    return select(
        "where state = ? and finished_at >= ? order by id",
        Broadcast.State.CANCELLED.name(),
        utc(then));
  }

  private List<BroadcastRow> select(String rest, Object... arguments) {
    return jdbc.query(
        "select " + BroadcastRow.COLUMNS + " from broadcast " + rest, BroadcastRow::of, arguments);
  }

  boolean move(BroadcastId id, Broadcast.State from, Broadcast.State to, Instant finished) {
    return jdbc.update(
            "update broadcast set state = ?, finished_at = ? where id = ? and state = ?",
            to.name(),
            utc(finished),
            id.value(),
            from.name())
        > 0;
  }

  /** A scheduled one begins, with the audience as it is now. */
  boolean launch(
      BroadcastRow row, long audience, SubscriberId last, Instant expires, long turnBase) {
    return jdbc.update(
            "update broadcast set state = ?, audience = ?, last_subscriber = ?, expires = ?,"
                + " turn_base = ? where id = ? and state = ?",
            Broadcast.State.SENDING.name(),
            audience,
            last.value(),
            utc(expires),
            turnBase,
            row.id().value(),
            Broadcast.State.SCHEDULED.name())
        > 0;
  }

  /** What is planned from now on takes its place in line anew. */
  void rebase(BroadcastId id, long turnNow) {
    jdbc.update(
        "update broadcast set turn_base = ? - planned where id = ? and turn_base + planned < ?",
        turnNow,
        id.value(),
        turnNow);
  }

  /** What is planned from now on expires then. */
  void expires(BroadcastId id, Instant expires) {
    jdbc.update("update broadcast set expires = ? where id = ?", utc(expires), id.value());
  }

  /** Keeps why it was stopped. */
  void remark(BroadcastId id, String reason) {
    jdbc.update("update broadcast set reason = ? where id = ?", reason, id.value());
  }

  /** Moves the cursor on, unless somebody else did or the broadcast was stopped meanwhile. */
  boolean advance(BroadcastRow from, SubscriberId to, int planned, boolean all) {
    return jdbc.update(
            "update broadcast set planned_to = ?, planned = planned + ?, all_planned = ?"
                + " where id = ? and planned_to = ? and state = ?",
            to.value(),
            planned,
            all,
            from.broadcast().id().value(),
            from.plannedTo().value(),
            Broadcast.State.SENDING.name())
        > 0;
  }

  static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}

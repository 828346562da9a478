package org.jarshy.gateway.broadcast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.outbox.Origin;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.subscriber.AudienceQuery;

/**
 * A broadcast with its cursor.
 *
 * @param plannedTo everyone of the audience up to this id has been planned
 * @param last highest subscriber id at the start; who came later is not in the audience
 * @param turnBase the place in line at the start: its k-th message has the turn {@code turnBase+k}
 */
record BroadcastRow(
    Broadcast broadcast,
    AudienceQuery query,
    SubscriberId plannedTo,
    SubscriberId last,
    boolean allPlanned,
    Instant expires,
    long turnBase) {

  static final String KIND = "broadcast";
  static final String COLUMNS =
      "id, bulletin_id, class, state, audience, planned, started_by, started_at, finished_at,"
          + " area, topic, planned_to, last_subscriber, all_planned, expires, kind, turn_base,"
          + " start_at, exercise";

  static BroadcastRow of(ResultSet row, int ignored) throws SQLException {
    return new BroadcastRow(
        new Broadcast(
            new BroadcastId(row.getLong(1)),
            new BulletinId(row.getLong(2)),
            Broadcast.Kind.valueOf(row.getString(16)),
            PriorityClass.values()[row.getInt(3)],
            Broadcast.State.valueOf(row.getString(4)),
            row.getLong(5),
            row.getLong(6),
            row.getString(7),
            instant(row, 8),
            instant(row, 18),
            instant(row, 9),
            row.getBoolean(19)),
        new AudienceQuery(Area.decode(row.getString(10)), Topic.valueOf(row.getString(11))),
        new SubscriberId(row.getLong(12)),
        new SubscriberId(row.getLong(13)),
        row.getBoolean(14),
        instant(row, 15),
        row.getLong(17));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  BroadcastId id() {
    return broadcast.id();
  }

  Origin origin() {
    return origin(broadcast.id());
  }

  /** The turn of the message that is planned after {@code more} further ones. */
  long turn(int more) {
    return turnBase + broadcast.planned() + more + 1;
  }

  static Origin origin(BroadcastId id) {
    return new Origin(KIND, id.value());
  }
}

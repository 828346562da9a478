package org.jarshy.gateway.proxy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** One proxy as stored, without its link. */
record ProxyRow(
    ProxyId id,
    App app,
    LinkKind kind,
    PooledProxy.State state,
    boolean inClear,
    String source,
    String note,
    String proposedBy,
    Instant proposedAt,
    String decidedBy,
    Instant decidedAt,
    Instant freshAt,
    String freshBy,
    String sightedBy,
    Instant sightedAt,
    Instant suspectAt,
    Instant burnedAt,
    String reason,
    long persons,
    long areas,
    long complaints,
    int failedProbes) {

  static final String COLUMNS =
      "p.id, p.app, p.kind, p.state, p.in_clear, p.source, p.note, p.proposed_by, p.proposed_at,"
          + " p.decided_by, p.decided_at, p.fresh_at, p.fresh_by, p.sighted_by, p.sighted_at,"
          + " p.suspect_at, p.burned_at, p.reason, p.persons, p.areas, p.complaints,"
          + " p.failed_probes";

  static ProxyRow of(ResultSet row, int number) throws SQLException {
    return new ProxyRow(
        new ProxyId(row.getLong("id")),
        App.valueOf(row.getString("app")),
        LinkKind.valueOf(row.getString("kind")),
        PooledProxy.State.valueOf(row.getString("state")),
        row.getBoolean("in_clear"),
        row.getString("source"),
        row.getString("note"),
        row.getString("proposed_by"),
        instant(row, "proposed_at"),
        row.getString("decided_by"),
        instant(row, "decided_at"),
        instant(row, "fresh_at"),
        row.getString("fresh_by"),
        row.getString("sighted_by"),
        instant(row, "sighted_at"),
        instant(row, "suspect_at"),
        instant(row, "burned_at"),
        row.getString("reason"),
        row.getLong("persons"),
        row.getLong("areas"),
        row.getLong("complaints"),
        row.getInt("failed_probes"));
  }

  /** Was it seen working lately? */
  boolean isFresh(Instant now) {
    return now.isBefore(freshAt.plus(PoolRules.EVIDENCE_LASTS));
  }

  /** May somebody who has it get it again? */
  boolean isUsable(Instant now) {
    return state == PooledProxy.State.ACTIVE && isFresh(now);
  }

  /** May it be handed to somebody new? */
  boolean isOpen(Instant now) {
    return isUsable(now) && suspectAt == null;
  }

  boolean isLiving() {
    return state == PooledProxy.State.ACTIVE || state == PooledProxy.State.RESERVE;
  }

  PooledProxy view(Instant now) {
    boolean expired = isLiving() && !isFresh(now);
    return new PooledProxy(
        id,
        app,
        kind,
        state,
        expired,
        suspectAt != null && isLiving(),
        inClear,
        source,
        note,
        proposedBy,
        proposedAt,
        decidedBy,
        freshAt,
        freshBy,
        sightedBy,
        sightedAt,
        burnedAt,
        reason,
        persons,
        areas,
        complaints);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}

package org.jarshy.gateway.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredRecords implements AuditRecords {

  private static final String SELECT =
      "select seq, at, actor, action, subject, detail, salt, commitment, leaf from audit_entry"
          + " where ";

  private final JdbcClient jdbc;

  StoredRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public long size() {
    return jdbc.sql("select records from audit_size where id = 1").query(Long.class).single();
  }

  @Override
  public Optional<AuditRecord> find(long seq) {
    return jdbc.sql(SELECT + "seq = :seq").param("seq", seq).query(StoredRecords::read).optional();
  }

  @Override
  public List<AuditRecord> page(RecordFilter filter, long before, int limit) {
    List<String> where = new ArrayList<>(List.of("seq is not null", "seq < :before"));
    Map<String, Object> values = new HashMap<>(Map.of("before", before, "limit", limit));
    ask("actor", filter.actor(), "\n", where, values);
    ask("action", filter.action(), ".", where, values);
    ask("subject", filter.subject(), ":", where, values);
    ask("at >= :from", "from", filter.from(), where, values);
    ask("at < :to", "to", filter.to(), where, values);
    return jdbc.sql(SELECT + String.join(" and ", where) + " order by seq desc limit :limit")
        .params(values)
        .query(StoredRecords::read)
        .list();
  }

  /** A value that ends so asks for all that begin with it. */
  private static void ask(
      String column, String value, String opens, List<String> where, Map<String, Object> values) {
    if (value == null) {
      return;
    }
    if (value.endsWith(opens)) {
      where.add("substring(" + column + " from 1 for :" + column + "_length) = :" + column);
      values.put(column + "_length", value.length());
    } else {
      where.add(column + " = :" + column);
    }
    values.put(column, value);
  }

  private static void ask(
      String clause, String name, Instant at, List<String> where, Map<String, Object> values) {
    if (at != null) {
      where.add(clause);
      values.put(name, at.atOffset(ZoneOffset.UTC));
    }
  }

  @Override
  public List<AuditRecord> from(long from, int limit) {
    return jdbc.sql(SELECT + "seq >= :from and seq < :to order by seq")
        .param("from", from)
        .param("to", from + limit)
        .query(StoredRecords::read)
        .list();
  }

  @Override
  public List<AuditRecord> strays(int limit) {
    // One statement: what the sequencer commits meanwhile is no stray.
    return jdbc.sql(
            SELECT
                + "seq < 0 or seq >= (select records from audit_size where id = 1)"
                + " order by seq limit :limit")
        .param("limit", limit)
        .query(StoredRecords::read)
        .list();
  }

  private static AuditRecord read(ResultSet row, int n) throws SQLException {
    return new AuditRecord(
        row.getLong("seq"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("detail"),
        row.getBytes("salt"),
        hash(row.getBytes("commitment")),
        hash(row.getBytes("leaf")));
  }

  /** Octets that are no hash any more are none: the check says so of the record. */
  private static Hash hash(byte[] octets) {
    return octets == null || octets.length != Hash.BYTES
        ? Hash.of(new byte[Hash.BYTES])
        : Hash.of(octets);
  }
}

package org.jarshy.gateway.subscriber.internal;

import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.kernel.NumberingPlan;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;

/**
 * Writes some hundred lines of one import at a time. A row remembers which import and line wrote it
 * last, so a number that comes twice in a file is noticed without holding the file in memory.
 */
final class ImportBatch {

  private static final String HAS_OPTED_OUT =
      "has opted out: only the person can opt in again, by texting START";

  private record Stored(long id, boolean stopped, boolean thisImport, long line) {}

  private final JdbcTemplate template;
  private final NumberVault vault;
  private final NumberingPlan plan;
  private final long importId;
  private final OffsetDateTime now;
  private final ImportTally tally;

  ImportBatch(
      JdbcTemplate template,
      NumberVault vault,
      NumberingPlan plan,
      long importId,
      OffsetDateTime now,
      ImportTally tally) {
    this.template = template;
    this.vault = vault;
    this.plan = plan;
    this.importId = importId;
    this.now = now;
    this.tally = tally;
  }

  void write(List<CsvEntry> entries) {
    Map<ByteBuffer, CsvEntry> byIndex = new LinkedHashMap<>();
    for (CsvEntry entry : entries) {
      CsvEntry first = byIndex.putIfAbsent(ByteBuffer.wrap(vault.index(entry.number())), entry);
      if (first != null) {
        refuseRepeated(entry, first.line());
      }
    }
    Map<ByteBuffer, CsvEntry> left = byIndex;
    while (!left.isEmpty()) {
      left = addOrUpdate(left);
    }
  }

  /**
   * @return those that somebody else added between our look and our insert: now they are there
   */
  private Map<ByteBuffer, CsvEntry> addOrUpdate(Map<ByteBuffer, CsvEntry> entries) {
    Map<ByteBuffer, Stored> stored = stored(entries.keySet());
    List<Map.Entry<ByteBuffer, CsvEntry>> fresh = new ArrayList<>();
    Map<CsvEntry, Stored> known = new LinkedHashMap<>();
    entries.forEach(
        (index, entry) -> {
          Stored row = stored.get(index);
          if (row == null) {
            fresh.add(Map.entry(index, entry));
          } else if (row.thisImport()) {
            refuseRepeated(entry, row.line());
          } else if (row.stopped()) {
            tally.refused(entry.line(), HAS_OPTED_OUT);
          } else {
            known.put(entry, row);
          }
        });
    update(known);
    return add(fresh);
  }

  private void refuseRepeated(CsvEntry entry, long line) {
    tally.refused(entry.line(), "the same number as in line " + line);
  }

  private Map<ByteBuffer, Stored> stored(Collection<ByteBuffer> indexes) {
    byte[][] wanted = indexes.stream().map(ByteBuffer::array).toArray(byte[][]::new);
    Map<ByteBuffer, Stored> stored = new HashMap<>();
    template.query(
        """
        select number_index, id, status, import_id, import_line from subscriber
        where number_index = any(?)
        """,
        statement ->
            statement.setArray(1, statement.getConnection().createArrayOf("bytea", wanted)),
        row -> {
          stored.put(
              ByteBuffer.wrap(row.getBytes("number_index")),
              new Stored(
                  row.getLong("id"),
                  "STOPPED".equals(row.getString("status")),
                  row.getLong("import_id") == importId,
                  row.getLong("import_line")));
        });
    return stored;
  }

  private Map<ByteBuffer, CsvEntry> add(List<Map.Entry<ByteBuffer, CsvEntry>> fresh) {
    int[] written =
        counts(
            """
            insert into subscriber (number_index, number_sealed, status, lang, region, city, topics,
                carrier, carrier_learned, opted_in_at, import_id, import_line, created_at,
                changed_at)
            values (?, ?, 'ACTIVE', ?, ?, ?, ?, ?, false, ?, ?, ?, ?, ?)
            on conflict do nothing
            """,
            fresh,
            (statement, pair) -> {
              CsvEntry entry = pair.getValue();
              Msisdn number = entry.number();
              int topics = entry.topics() == 0 ? SubscriberRow.ALL_TOPICS : entry.topics();
              statement.setBytes(1, pair.getKey().array());
              statement.setBytes(2, SealedNumber.of(number, vault).sealed());
              statement.setString(3, lang(entry));
              statement.setString(4, region(entry));
              statement.setString(5, city(entry));
              statement.setInt(6, topics);
              statement.setString(7, plan.carrierOf(number));
              statement.setObject(8, now);
              statement.setLong(9, importId);
              statement.setLong(10, entry.line());
              statement.setObject(11, now);
              statement.setObject(12, now);
            });
    Map<ByteBuffer, CsvEntry> beaten = new LinkedHashMap<>();
    for (int i = 0; i < written.length; i++) {
      if (written[i] == 0) {
        beaten.put(fresh.get(i).getKey(), fresh.get(i).getValue());
      } else {
        tally.added();
      }
    }
    return beaten;
  }

  private void update(Map<CsvEntry, Stored> known) {
    List<CsvEntry> entries = List.copyOf(known.keySet());
    int[] written =
        counts(
            """
            update subscriber set lang = coalesce(?, lang), region = coalesce(?, region),
                city = case when ? then ? else city end,
                topics = case when ? > 0 then ? when topics = 0 then %d else topics end,
                opted_in_at = case when status = 'ACTIVE' then opted_in_at else ? end,
                status = 'ACTIVE', import_id = ?, import_line = ?, changed_at = ?
            where id = ? and status <> 'STOPPED'
            """
                .formatted(SubscriberRow.ALL_TOPICS),
            entries,
            (statement, entry) -> {
              statement.setString(1, lang(entry));
              statement.setString(2, region(entry));
              statement.setBoolean(3, entry.place() != null);
              statement.setString(4, city(entry));
              statement.setInt(5, entry.topics());
              statement.setInt(6, entry.topics());
              statement.setObject(7, now);
              statement.setLong(8, importId);
              statement.setLong(9, entry.line());
              statement.setObject(10, now);
              statement.setLong(11, known.get(entry).id());
            });
    for (int i = 0; i < written.length; i++) {
      if (written[i] == 0) {
        tally.refused(entries.get(i).line(), HAS_OPTED_OUT);
      } else {
        tally.updated();
      }
    }
  }

  private static String lang(CsvEntry entry) {
    return entry.lang() == null ? null : entry.lang().code();
  }

  private static String region(CsvEntry entry) {
    return entry.place() == null ? null : entry.place().region().slug();
  }

  private static String city(CsvEntry entry) {
    return entry.place() == null || entry.place().city() == null
        ? null
        : entry.place().city().slug();
  }

  private <T> int[] counts(
      String sql, List<T> rows, ParameterizedPreparedStatementSetter<T> setter) {
    if (rows.isEmpty()) {
      return new int[0];
    }
    return template.batchUpdate(sql, rows, rows.size(), setter)[0];
  }
}

package org.jarshy.gateway.subscriber.internal;

import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.kernel.NumberingPlan;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscriber.Status;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;

/**
 * Writes some thousand lines of one import at a time. A row remembers which import and line wrote
 * it last, so a number that comes twice in a file is noticed without holding the file in memory.
 */
final class ImportBatch {

  private static final String HAS_OPTED_OUT =
      "has opted out: only the person can opt in again, by texting START";

  private static final int ROWS_PER_STATEMENT = 500;

  private record Indexed(byte[] index, CsvEntry entry) {}

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

  /**
   * Writes lines in the order of their numbers' index. That is scattered over all of its pages:
   * whoever writes many lines in that order takes each page once, not once for each line.
   *
   * @param entries in the order of the file
   */
  void write(List<CsvEntry> entries) {
    List<Indexed> indexed = new ArrayList<>(entries.size());
    for (CsvEntry entry : entries) {
      indexed.add(new Indexed(vault.index(entry.number()), entry));
    }
    indexed.sort((a, b) -> Arrays.compareUnsigned(a.index, b.index));
    for (int from = 0; from < indexed.size(); from += ROWS_PER_STATEMENT) {
      writeSome(indexed.subList(from, Math.min(indexed.size(), from + ROWS_PER_STATEMENT)));
    }
  }

  private void writeSome(List<Indexed> entries) {
    Map<ByteBuffer, CsvEntry> left = new LinkedHashMap<>();
    for (Indexed one : entries) {
      CsvEntry first = left.putIfAbsent(ByteBuffer.wrap(one.index), one.entry);
      if (first != null) {
        refuseRepeated(one.entry, first.line());
      }
    }
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
    Map<Long, CsvEntry> known = new LinkedHashMap<>();
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
            known.put(row.id(), entry);
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
                changed_at, script)
            values (?, ?, 'ACTIVE', ?, ?, ?, ?, ?, false, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """,
            fresh,
            (statement, pair) -> {
              CsvEntry entry = pair.getValue();
              Msisdn number = entry.number();
              statement.setBytes(1, pair.getKey().array());
              statement.setBytes(2, SealedNumber.of(number, vault).sealed());
              statement.setString(3, lang(entry));
              statement.setString(4, region(entry));
              statement.setString(5, city(entry));
              statement.setInt(6, topics(entry));
              statement.setString(7, plan.carrierOf(number));
              statement.setObject(8, now);
              statement.setLong(9, importId);
              statement.setLong(10, entry.line());
              statement.setObject(11, now);
              statement.setObject(12, now);
              statement.setString(
                  13, entry.script() == null ? null : SubscriberRow.column(entry.script()));
            });
    CountMoves moves = CountMoves.ofTransaction(template);
    Map<ByteBuffer, CsvEntry> beaten = new LinkedHashMap<>();
    for (int i = 0; i < written.length; i++) {
      CsvEntry entry = fresh.get(i).getValue();
      if (written[i] == 0) {
        beaten.put(fresh.get(i).getKey(), entry);
      } else {
        moves.add(countedAs(entry), 1);
        tally.added();
      }
    }
    return beaten;
  }

  private void update(Map<Long, CsvEntry> known) {
    if (known.isEmpty()) {
      return;
    }
    List<Change> changes = new ArrayList<>(known.size());
    for (Subscriber before : ChangeSubscriber.lockWilling(template, known.keySet())) {
      changes.add(Change.of(before, known.remove(before.id().value())));
    }
    // Those that are left opted out between our look and our lock.
    known.values().forEach(entry -> tally.refused(entry.line(), HAS_OPTED_OUT));
    counts(
        """
        update subscriber set lang = ?, region = ?, city = ?, topics = ?, status = 'ACTIVE',
            opted_in_at = case when status = 'ACTIVE' then opted_in_at else ? end,
            import_id = ?, import_line = ?, changed_at = ?, script = ?
        where id = ?
        """,
        changes,
        (statement, change) -> {
          Subscriber after = change.after();
          statement.setString(1, after.lang() == null ? null : after.lang().code());
          statement.setString(2, after.region() == null ? null : after.region().slug());
          statement.setString(3, after.city() == null ? null : after.city().slug());
          statement.setInt(4, SubscriberRow.bits(after.topics()));
          statement.setObject(5, now);
          statement.setLong(6, importId);
          statement.setLong(7, change.entry().line());
          statement.setObject(8, now);
          statement.setString(9, SubscriberRow.column(after.script()));
          statement.setLong(10, after.id().value());
        });
    CountMoves moves = CountMoves.ofTransaction(template);
    for (Change change : changes) {
      moves.changed(change.before(), change.after());
      tally.updated();
    }
  }

  /** What a line makes of somebody who is known; an empty cell leaves what there is. */
  private record Change(Subscriber before, CsvEntry entry, Subscriber after) {
    static Change of(Subscriber s, CsvEntry entry) {
      Place place = entry.place();
      int topics = entry.topics() == 0 ? SubscriberRow.bits(s.topics()) : entry.topics();
      return new Change(
          s,
          entry,
          new Subscriber(
              s.id(),
              Status.ACTIVE,
              entry.lang() == null ? s.lang() : entry.lang(),
              place == null ? s.region() : place.region(),
              place == null ? s.city() : place.city(),
              SubscriberRow.topics(topics == 0 ? SubscriberRow.ALL_TOPICS : topics),
              s.carrier(),
              entry.script() == null ? s.script() : entry.script()));
    }
  }

  private CountedAs countedAs(CsvEntry entry) {
    return new CountedAs(
        orEmpty(region(entry)),
        orEmpty(city(entry)),
        topics(entry),
        entry.lang() == null ? Lang.RU.code() : lang(entry),
        orEmpty(plan.carrierOf(entry.number())));
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }

  private static int topics(CsvEntry entry) {
    return entry.topics() == 0 ? SubscriberRow.ALL_TOPICS : entry.topics();
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

package org.jarshy.gateway.lookup;

import static org.jarshy.gateway.lookup.KeywordRows.utc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jarshy.gateway.kernel.Actor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Tables and their rows. */
@Component
class TableStore {

  static final String READY = "READY";

  /** So many rows in one statement of an erasure: other work gets its turn between. */
  private static final int KEYS_OF_A_ROW = 4;

  private static final int ERASED_AT_ONCE = 5_000;

  private static final int SENT_AT_ONCE = 1_000;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  TableStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** One entry of the index. @param line place in the file */
  record Entry(String key, int line, String cells) {}

  long begin(List<String> header, String keyedBy, String charset, Actor uploader, Instant now) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into lookup_table (state, header, keyed_by, charset, row_count, uploaded_by,
              uploaded_at)
            values ('LOADING', ?, ?, ?, 0, ?, ?)""")
        .params(Cells.join(header), keyedBy, charset, uploader.name(), utc(now))
        .update(key, "id");
    return Objects.requireNonNull(key.getKey()).longValue();
  }

  void add(long table, List<Entry> entries) {
    batches.batchUpdate(
        "insert into lookup_row (table_id, row_key, line, cells) values (?, ?, ?, ?)",
        entries,
        SENT_AT_ONCE,
        (statement, entry) -> {
          statement.setLong(1, table);
          statement.setBytes(2, bytes(entry.key()));
          statement.setInt(3, entry.line());
          statement.setString(4, entry.cells());
        });
  }

  void counted(long table, long rows) {
    jdbc.sql("update lookup_table set row_count = ? where id = ?").params(rows, table).update();
  }

  void ready(long table) {
    jdbc.sql("update lookup_table set state = 'READY' where id = ?").param(table).update();
  }

  /** Rows of exactly this key, in the order of the file. */
  List<Told.Row> exact(long table, String key, int most) {
    return jdbc.sql(
            """
            select line, cells from lookup_row where table_id = :table and row_key = :key
            order by table_id, row_key, line limit :most""")
        .param("table", table)
        .param("key", bytes(key))
        .param("most", most)
        .query((rs, i) -> new Told.Row(rs.getInt(1), rs.getString(2)))
        .list();
  }

  /** Rows whose key begins so; a name in Latin letters has several keys and is one row. */
  List<Told.Row> beginning(long table, String start, int most) {
    byte[] from = bytes(start);
    byte[] to = from.clone();
    // No byte of UTF-8 is the highest, so the next one bounds what begins with these.
    to[to.length - 1]++;
    return jdbc
        .sql(
            """
            select line, cells from lookup_row
            where table_id = :table and row_key >= :from and row_key < :to
            order by table_id, row_key, line limit :most""")
        .param("table", table)
        .param("from", from)
        .param("to", to)
        .param("most", most * KEYS_OF_A_ROW)
        .query((rs, i) -> new Told.Row(rs.getInt(1), rs.getString(2)))
        .list() // a stream of rows would hold its connection until somebody closes it
        .stream()
        .distinct()
        .limit(most)
        .toList();
  }

  /** Erases the rows, some at a time; call outside a transaction. */
  void erase(long table) {
    while (true) {
      List<byte[]> last =
          jdbc.sql(
                  "select row_key from lookup_row where table_id = ? order by row_key limit 1"
                      + " offset ?")
              .params(table, ERASED_AT_ONCE)
              .query((rs, i) -> rs.getBytes(1))
              .list();
      if (last.isEmpty()) {
        break;
      }
      jdbc.sql("delete from lookup_row where table_id = ? and row_key <= ?")
          .params(table, last.get(0))
          .update();
    }
    jdbc.sql("delete from lookup_row where table_id = ?").param(table).update();
    jdbc.sql("update lookup_table set state = 'ERASED' where id = ?").param(table).update();
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}

package org.jarshy.gateway.outbox;

import java.sql.Array;
import java.util.Collection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Arguments for {@code = any(?)}: one statement for any number of values. */
final class SqlArrays {

  private SqlArrays() {}

  /**
   * @param type as the database names it: {@code bigint}, {@code varchar}
   */
  static Array of(JdbcTemplate jdbc, String type, Collection<?> values) {
    return jdbc.execute((ConnectionCallback<Array>) c -> c.createArrayOf(type, values.toArray()));
  }
}

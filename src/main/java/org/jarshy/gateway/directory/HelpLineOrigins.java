package org.jarshy.gateway.directory;

import java.sql.Types;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which item of a publisher a help line was made of; in the caller's transaction. */
@Repository
class HelpLineOrigins {

  /**
   * @param helpLine id of the line; 0 where its publisher took it back
   */
  record Origin(long helpLine, String itemSha256) {}

  private final JdbcClient jdbc;

  HelpLineOrigins(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Origin> find(String stream, String item) {
    return jdbc.sql(
            "select help_line, item_sha256 from help_line_origin where stream = ? and item = ?")
        .params(stream, item)
        .query((rs, i) -> new Origin(rs.getLong("help_line"), rs.getString("item_sha256")))
        .optional();
  }

  /**
   * @param helpLine 0 where there is none any more
   */
  void put(String stream, String item, long helpLine, String itemSha256) {
    int rows =
        jdbc.sql(
                """
                update help_line_origin set help_line = :line, item_sha256 = :sha
                where stream = :stream and item = :item""")
            .param("line", helpLine == 0 ? null : helpLine, Types.BIGINT)
            .param("sha", itemSha256)
            .param("stream", stream)
            .param("item", item)
            .update();
    if (rows == 0) {
      jdbc.sql(
              """
              insert into help_line_origin (stream, item, help_line, item_sha256)
              values (:stream, :item, :line, :sha)""")
          .param("line", helpLine == 0 ? null : helpLine, Types.BIGINT)
          .param("sha", itemSha256)
          .param("stream", stream)
          .param("item", item)
          .update();
    }
  }
}

package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was written before severities were kept. */
class SeverityMigrationTest {

  @TempDir private Path directory;

  @Test
  void older_bulletins_get_the_usual_severity_of_their_kind() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL(
        "jdbc:h2:file:" + directory.resolve("old") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
    Flyway.configure().dataSource(h2).target("0211").load().migrate();
    JdbcClient jdbc = JdbcClient.create(h2);
    for (Kind kind : Kind.values()) {
      jdbc.sql(
              "insert into bulletin (id, revision, version, state, changed_by, changed_at)"
                  + " values (?, 1, 1, 'APPROVED', 'author', current_timestamp)")
          .param(kind.ordinal())
          .update();
      jdbc.sql(
              "insert into bulletin_version (bulletin, version, kind, source, area, valid_from,"
                  + " expires, written_by, written_at) values (?, 1, ?, 'МВД', 'country',"
                  + " current_timestamp, current_timestamp, 'author', current_timestamp)")
          .params(kind.ordinal(), kind.name())
          .update();
    }

    Flyway.configure().dataSource(h2).load().migrate();

    List<String> severities =
        jdbc.sql("select severity from bulletin_version order by bulletin")
            .query(String.class)
            .list();
    assertThat(severities)
        .containsExactly(
            List.of(Kind.values()).stream()
                .map(kind -> kind.usualSeverity().name())
                .toArray(String[]::new));
  }
}

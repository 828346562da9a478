package org.jarshy.gateway.audit;

import java.sql.DatabaseMetaData;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Forces what is committed through the operating system's buffers to the disk. H2 writes at each
 * commit ({@code WRITE_DELAY=0}), which a kill cannot undo, but a power cut can: it does not sync.
 * PostgreSQL syncs at each commit, unless it was told not to.
 */
@Component
class SyncDatabase {

  private final JdbcClient jdbc;
  private final boolean h2;

  SyncDatabase(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    try {
      this.h2 =
          JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName)
              .equals("H2");
    } catch (MetaDataAccessException e) {
      throw new IllegalStateException("cannot ask the database for its name", e);
    }
  }

  /** Returns when every commit before it is on the disk; some milliseconds. */
  void force() {
    if (h2) {
      jdbc.sql("checkpoint sync").update();
    }
  }

  /** What keeps commits from being on the disk, for a person; empty where nothing does. */
  Optional<String> doubt() {
    if (h2 || !jdbc.sql("show synchronous_commit").query(String.class).single().equals("off")) {
      return Optional.empty();
    }
    return Optional.of(
        "PostgreSQL's synchronous_commit is off: a power cut may take records that were"
            + " acknowledged, and checkpoints vouch for them.");
  }
}

package org.jarshy.gateway.trust;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The trust store in use, with its files; written in the caller's transaction. */
@Repository
class StoredTrustStore {

  /**
   * @param sha256 of {@link TrustFiles#sha256}
   * @param refusedSha256 the change that was refused last; null where none stands
   */
  record Row(long version, String sha256, String refusedSha256) {}

  private final JdbcClient jdbc;

  StoredTrustStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty until a first directory was taken. */
  Optional<Row> find() {
    return jdbc.sql("select version, sha256, refused_sha256 from trust_store where id = 1")
        .query(
            (rs, i) ->
                new Row(
                    rs.getLong("version"), rs.getString("sha256"), rs.getString("refused_sha256")))
        .optional();
  }

  /** The files as they were accepted. */
  TrustFiles files(Path directory) {
    SortedMap<String, byte[]> content = new TreeMap<>();
    jdbc.sql("select name, content from trust_store_file")
        .query(
            rs -> {
              content.put(rs.getString("name"), rs.getBytes("content"));
            });
    return new TrustFiles(directory, content);
  }

  void accept(TrustFiles files, long version, Instant now) {
    jdbc.sql("delete from trust_store_file").update();
    jdbc.sql("delete from trust_store").update();
    jdbc.sql("insert into trust_store (id, version, sha256, accepted_at) values (1, ?, ?, ?)")
        .params(version, files.sha256(), StoredTrustState.utc(now))
        .update();
    files
        .content()
        .forEach(
            (name, bytes) ->
                jdbc.sql("insert into trust_store_file (name, content) values (?, ?)")
                    .params(name, bytes)
                    .update());
  }

  /**
   * @param sha256 null where the directory is as it was accepted
   */
  void refused(String sha256) {
    jdbc.sql("update trust_store set refused_sha256 = :sha where id = 1")
        .param("sha", sha256, java.sql.Types.VARCHAR)
        .update();
  }
}

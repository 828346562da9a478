package org.jarshy.gateway.audit;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.audit.internal.Frontier;
import org.jarshy.gateway.audit.internal.LeafFormat;
import org.jarshy.gateway.audit.internal.StoredSubtrees;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives committed entries their places in the tree. Whoever records never waits for it and takes no
 * lock for it; sequencers of two processes wait for each other at the one row of {@code
 * audit_size}.
 */
@Component
class SequenceEntries {

  static final int BATCH = 2_000;

  private record Row(
      long id, Instant at, String actor, String action, String subject, String detail) {}

  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final TreeEdge edges;
  private final TransactionTemplate transactions;
  private final SecureRandom random = new SecureRandom();
  // The edge as of the last commit that was seen; null before the first.
  private Frontier edge;

  SequenceEntries(JdbcTemplate template, TreeEdge edges, PlatformTransactionManager transactions) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
    this.edges = edges;
    this.transactions = new TransactionTemplate(transactions);
  }

  /**
   * Places everything that is committed.
   *
   * @return how many records the tree has now
   */
  synchronized long all() {
    while (batch() == BATCH) {
      continue;
    }
    return edge.size();
  }

  /** The edge of everything that has a place, never taken from a stored hash that is not proven. */
  synchronized Frontier edge() {
    long size = jdbc.sql("select records from audit_size where id = 1").query(Long.class).single();
    edge = at(size);
    return edge.copy();
  }

  private Frontier at(long size) {
    if (edge == null || size < edge.size()) {
      return edges.of(size);
    }
    // Another process went on since.
    return size == edge.size() ? edge : edges.grown(edge, size);
  }

  /**
   * One transaction: all of it is in the tree, or nothing.
   *
   * @return how many were placed
   */
  synchronized int batch() {
    Frontier[] grown = new Frontier[1];
    Integer placed = transactions.execute(status -> place(grown));
    edge = grown[0];
    return placed;
  }

  private int place(Frontier[] grown) {
    long size =
        jdbc.sql("select records from audit_size where id = 1 for update")
            .query(Long.class)
            .single();
    Frontier next = at(size).copy();
    grown[0] = next;
    List<Row> rows = waiting();
    if (rows.isEmpty()) {
      return 0;
    }
    List<Object[]> placed = new ArrayList<>();
    List<Object[]> nodes = new ArrayList<>();
    for (Row row : rows) {
      byte[] salt = new byte[LeafFormat.SALT_BYTES];
      random.nextBytes(salt);
      Hash commitment = LeafFormat.commitment(salt, row.subject(), row.detail());
      long seq = next.size();
      Hash leaf = LeafFormat.leaf(seq, row.at(), row.actor(), row.action(), commitment);
      placed.add(new Object[] {seq, salt, commitment.bytes(), leaf.bytes(), row.id()});
      next.append(
          leaf,
          (height, index, hash) -> {
            if (StoredSubtrees.isKept(height)) {
              nodes.add(new Object[] {height, index, hash.bytes()});
            }
          });
    }
    template.batchUpdate(
        "update audit_entry set seq = ?, salt = ?, commitment = ?, leaf = ?"
            + " where id = ? and seq is null",
        placed);
    template.batchUpdate("insert into audit_node (height, idx, hash) values (?, ?, ?)", nodes);
    template.update("update audit_size set records = ? where id = 1", next.size());
    return rows.size();
  }

  private List<Row> waiting() {
    return jdbc.sql(
            "select id, at, actor, action, subject, detail from audit_entry"
                + " where seq is null order by id limit :batch")
        .param("batch", BATCH)
        .query(
            (row, n) ->
                new Row(
                    row.getLong("id"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("actor"),
                    row.getString("action"),
                    row.getString("subject"),
                    row.getString("detail")))
        .list();
  }
}

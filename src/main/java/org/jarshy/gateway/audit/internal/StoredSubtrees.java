package org.jarshy.gateway.audit.internal;

import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.audit.Hash;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tree as the database has it: leaves with their records, and one row for each complete subtree
 * of a height that is a multiple of eight. What lies between is folded from at most 128 rows.
 */
public final class StoredSubtrees implements Subtrees {

  static final int STEP = 8;

  private final JdbcClient jdbc;

  public StoredSubtrees(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Is a completed subtree of this height kept? */
  public static boolean isKept(int height) {
    return height > 0 && height % STEP == 0;
  }

  @Override
  public Hash at(int height, long index) {
    int stored = height - height % STEP;
    int count = 1 << (height - stored);
    List<Hash> hashes = stored(stored, index * count, count);
    if (hashes.size() != count) {
      throw new BrokenTree(
          "subtree %d of height %d has %d of its %d parts"
              .formatted(index, height, hashes.size(), count));
    }
    while (hashes.size() > 1) {
      List<Hash> below = hashes;
      hashes =
          java.util.stream.IntStream.range(0, below.size() / 2)
              .mapToObj(i -> Merkle.node(below.get(2 * i), below.get(2 * i + 1)))
              .toList();
    }
    return hashes.get(0);
  }

  private List<Hash> stored(int height, long from, int count) {
    String select =
        height == 0
            ? "select leaf as hash from audit_entry where seq >= :from and seq < :to order by seq"
            : "select hash from audit_node where height = :height and idx >= :from and idx < :to"
                + " order by idx";
    return jdbc.sql(select)
        .param("height", height)
        .param("from", from)
        .param("to", from + count)
        .query((row, n) -> hash(row.getBytes("hash")))
        .list();
  }

  /** Octets that are no hash any more are none: nothing follows from them. */
  private static Hash hash(byte[] octets) {
    return octets == null || octets.length != Hash.BYTES
        ? Hash.of(new byte[Hash.BYTES])
        : Hash.of(octets);
  }

  /**
   * Every stored hash of a tree of this size, and those that are of no tree; not those that the
   * sequencer stored since.
   */
  public List<StoredNode> upTo(long size) {
    List<StoredNode> all =
        jdbc.sql("select height, idx, hash from audit_node order by height, idx")
            .query(
                (row, n) ->
                    new StoredNode(
                        row.getInt("height"), row.getLong("idx"), hash(row.getBytes("hash"))))
            .list();
    // Read behind them: a place that has no records now never had any.
    long now = jdbc.sql("select records from audit_size where id = 1").query(Long.class).single();
    return all.stream().filter(node -> node.end() <= size || node.end() > now).toList();
  }

  /** Puts these in the place of all that are stored for a tree of this size, or for none. */
  public void replace(long size, List<StoredNode> due, JdbcTemplate template) {
    long now =
        jdbc.sql("select records from audit_size where id = 1 for update")
            .query(Long.class)
            .single();
    List<Object[]> stale = new ArrayList<>();
    for (StoredNode node : upTo(size)) {
      stale.add(new Object[] {node.height(), node.index()});
    }
    if (now < size) {
      throw new BrokenTree("the log became shorter while it was checked");
    }
    template.batchUpdate("delete from audit_node where height = ? and idx = ?", stale);
    template.batchUpdate(
        "insert into audit_node (height, idx, hash) values (?, ?, ?)",
        due.stream()
            .map(node -> new Object[] {node.height(), node.index(), node.hash().bytes()})
            .toList());
  }

  /** Rows are missing that the size of the tree says are there. */
  public static final class BrokenTree extends RuntimeException {
    BrokenTree(String message) {
      super(message);
    }
  }
}

package org.jarshy.gateway.audit.internal;

import java.util.List;
import org.jarshy.gateway.audit.Hash;
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
        .query((row, n) -> Hash.of(row.getBytes("hash")))
        .list();
  }

  /** Rows are missing that the size of the tree says are there. */
  public static final class BrokenTree extends RuntimeException {
    BrokenTree(String message) {
      super(message);
    }
  }
}

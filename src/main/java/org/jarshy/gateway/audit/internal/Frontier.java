package org.jarshy.gateway.audit.internal;

import org.jarshy.gateway.audit.Hash;

/**
 * The right edge of a growing tree: the largest complete subtrees, at most one of each height,
 * which is all that appending and the root need.
 */
public final class Frontier {

  /** Told of each subtree that an appended leaf completes, lowest first, leaves left out. */
  public interface Completed {
    void subtree(int height, long index, Hash hash);
  }

  private static final int HEIGHTS = 63;

  private final Hash[] edge;
  private long size;

  public Frontier() {
    this(new Hash[HEIGHTS], 0);
  }

  private Frontier(Hash[] edge, long size) {
    this.edge = edge;
    this.size = size;
  }

  /** The edge of a tree that exists already. */
  public static Frontier of(long size, Subtrees subtrees) {
    Frontier frontier = new Frontier(new Hash[HEIGHTS], size);
    for (int height = 0; height < HEIGHTS; height++) {
      long last = size >> height;
      if ((last & 1) == 1) {
        frontier.edge[height] = subtrees.at(height, last - 1);
      }
    }
    return frontier;
  }

  public Frontier copy() {
    return new Frontier(edge.clone(), size);
  }

  public long size() {
    return size;
  }

  public void append(Hash leaf) {
    append(leaf, (height, index, hash) -> {});
  }

  public void append(Hash leaf, Completed completed) {
    Hash hash = leaf;
    int height = 0;
    while (((size >> height) & 1) == 1) {
      hash = Merkle.node(edge[height], hash);
      edge[height] = null;
      height++;
      completed.subtree(height, size >> height, hash);
    }
    edge[height] = hash;
    size++;
  }

  public Hash root() {
    Hash root = null;
    for (Hash subtree : edge) {
      if (subtree != null) {
        root = root == null ? subtree : Merkle.node(subtree, root);
      }
    }
    return root == null ? Merkle.EMPTY : root;
  }
}

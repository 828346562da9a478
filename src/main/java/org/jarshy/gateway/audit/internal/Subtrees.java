package org.jarshy.gateway.audit.internal;

import org.jarshy.gateway.audit.Hash;

/** The complete subtrees of a tree. */
public interface Subtrees {

  /**
   * @param height 0 for a leaf; the subtree has 2^height leaves
   * @param index counted among those of its height from the left: its first leaf is index·2^height
   */
  Hash at(int height, long index);
}

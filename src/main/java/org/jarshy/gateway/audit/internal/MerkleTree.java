package org.jarshy.gateway.audit.internal;

import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.audit.Hash;

/** Roots and proofs of RFC 6962 §2.1 for any size that a tree has had. */
public final class MerkleTree {

  private final Subtrees subtrees;

  public MerkleTree(Subtrees subtrees) {
    this.subtrees = subtrees;
  }

  /** MTH(D[0:size]). */
  public Hash root(long size) {
    return size == 0 ? Merkle.EMPTY : range(0, size);
  }

  /** PATH(index, D[0:size]), the lowest sibling first. */
  public List<Hash> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("a tree of " + size + " has no leaf " + index);
    }
    List<Hash> path = new ArrayList<>();
    path(index, 0, size, path);
    return path;
  }

  private void path(long index, long from, long to, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      path(index, from, middle, path);
      path.add(range(middle, to));
    } else {
      path(index, middle, to, path);
      path.add(range(from, middle));
    }
  }

  /** PROOF(first, D[0:second]); empty where the sizes are equal. */
  public List<Hash> consistency(long first, long second) {
    if (first < 1 || first > second) {
      throw new IllegalArgumentException(
          "consistency is of 1 ≤ first ≤ second, not of " + first + " and " + second);
    }
    List<Hash> proof = new ArrayList<>();
    subproof(first, 0, second, true, proof);
    return proof;
  }

  private void subproof(long size, long from, long to, boolean known, List<Hash> proof) {
    if (size == to - from) {
      if (!known) {
        proof.add(range(from, to));
      }
      return;
    }
    long k = split(to - from);
    if (size <= k) {
      subproof(size, from, from + k, known, proof);
      proof.add(range(from + k, to));
    } else {
      subproof(size - k, from + k, to, false, proof);
      proof.add(range(from, from + k));
    }
  }

  private Hash range(long from, long to) {
    long size = to - from;
    if (Long.bitCount(size) == 1 && from % size == 0) {
      int height = Long.numberOfTrailingZeros(size);
      return subtrees.at(height, from >> height);
    }
    long middle = from + split(size);
    return Merkle.node(range(from, middle), range(middle, to));
  }

  /** The largest power of two below it. */
  private static long split(long size) {
    return Long.highestOneBit(size - 1);
  }
}

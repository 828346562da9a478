package org.jarshy.gateway.audit.internal;

import java.util.List;
import org.jarshy.gateway.audit.Hash;

/** Checks proofs without a tree (RFC 9162 §2.1.3.2 and §2.1.4.2). */
public final class MerkleProofs {

  private MerkleProofs() {}

  /** Is this leaf at this index of the tree that has this root? */
  public static boolean included(Hash leaf, long index, long size, List<Hash> path, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long fn = index;
    long sn = size - 1;
    Hash hash = leaf;
    for (Hash sibling : path) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        hash = Merkle.node(sibling, hash);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        hash = Merkle.node(hash, sibling);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && hash.equals(root);
  }

  /** Are the first leaves of the second tree those of the first one? */
  public static boolean consistent(
      long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> proof) {
    if (first < 1 || first > second) {
      return false;
    }
    if (first == second) {
      return proof.isEmpty() && firstRoot.equals(secondRoot);
    }
    int next = 0;
    Hash start;
    if (Long.bitCount(first) == 1) {
      start = firstRoot;
    } else if (proof.isEmpty()) {
      return false;
    } else {
      start = proof.get(next++);
    }
    if (next == proof.size()) {
      return false;
    }
    long fn = first - 1;
    long sn = second - 1;
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    Hash fr = start;
    Hash sr = start;
    for (; next < proof.size(); next++) {
      Hash hash = proof.get(next);
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        fr = Merkle.node(hash, fr);
        sr = Merkle.node(hash, sr);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        sr = Merkle.node(sr, hash);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
  }
}

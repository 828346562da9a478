package org.jarshy.gateway.audit.internal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.jarshy.gateway.audit.Hash;

/** The two hashes of a Merkle tree (RFC 6962 §2.1): a leaf can never pass for a node. */
public final class Merkle {

  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  /** Of a tree without leaves: the hash of nothing. */
  public static final Hash EMPTY = Hash.of(sha256().digest());

  private Merkle() {}

  public static Hash leaf(byte[] data) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return Hash.of(digest.digest(data));
  }

  public static Hash node(Hash left, Hash right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes());
    return Hash.of(digest.digest(right.bytes()));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

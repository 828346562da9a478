package org.jarshy.gateway.audit;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** A SHA-256 hash, a value. */
public final class Hash {

  public static final int BYTES = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @throws IllegalArgumentException where it is not 32 bytes long
   */
  public static Hash of(byte[] bytes) {
    if (bytes == null || bytes.length != BYTES) {
      throw new IllegalArgumentException("a SHA-256 hash has " + BYTES + " bytes");
    }
    return new Hash(bytes.clone());
  }

  /**
   * @param base64 standard alphabet, with padding or without
   * @throws IllegalArgumentException where it is no base64 of 32 bytes
   */
  public static Hash ofBase64(String base64) {
    return of(Base64.getDecoder().decode(base64));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** 44 characters, standard alphabet with padding. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }
}

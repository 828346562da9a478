package org.jarshy.gateway.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one random secret of an installation, from which every key is derived by HKDF-SHA-256 (RFC
 * 5869, no salt, the purpose's label as info). Keys of different purposes tell nothing of each
 * other.
 */
public final class RootKey {

  public static final int BYTES = 32;

  /** What a key is for; the label is the lower-case name and must never change. */
  public enum Purpose {
    /** Looking a number up. */
    IDX,
    /** Keeping a number or a text. */
    ENC,
    /** Sharing proxies out among numbers. */
    DIST,
    /** Check codes under bulletins. */
    CODE,
    /** Pseudonyms in logs. */
    LOG;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final byte[] pseudoRandomKey;

  private RootKey(byte[] pseudoRandomKey) {
    this.pseudoRandomKey = pseudoRandomKey;
  }

  /**
   * @param secret 32 random bytes; not kept, so the caller may wipe them
   */
  public static RootKey of(byte[] secret) {
    if (secret == null || secret.length != BYTES) {
      throw new IllegalArgumentException("a root key has " + BYTES + " bytes");
    }
    return new RootKey(hmac(new byte[32], secret));
  }

  /** A key of 256 bits for HMAC-SHA-256. */
  public SecretKey mac(Purpose purpose) {
    return derive(purpose, "HmacSHA256");
  }

  /** A key of 256 bits for AES. */
  public SecretKey aes(Purpose purpose) {
    return derive(purpose, "AES");
  }

  private SecretKey derive(Purpose purpose, String algorithm) {
    byte[] key = expand(pseudoRandomKey, purpose.label().getBytes(StandardCharsets.US_ASCII));
    try {
      return new SecretKeySpec(key, algorithm);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** HKDF-Expand to one block, T(1), which is all that 32 bytes need (RFC 5869 §2.3). */
  static byte[] expand(byte[] pseudoRandomKey, byte[] info) {
    byte[] message = Arrays.copyOf(info, info.length + 1);
    message[info.length] = 1;
    return hmac(pseudoRandomKey, message);
  }

  static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "••••";
  }
}

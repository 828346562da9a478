package org.jarshy.gateway.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A sealed value is one version byte, the 12-byte nonce, the ciphertext and its 16-byte tag; the
 * place and the version are bound to it as associated data. Safe for many threads.
 *
 * <p>Random nonces are good for 2^32 values under one key (NIST SP 800-38D §8.3), far above what
 * one installation seals before it is given a new key.
 */
public final class AesNumberVault implements NumberVault {

  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int OVERHEAD = 1 + NONCE_BYTES + TAG_BYTES;

  private final SecretKey indexKey;
  private final SecretKey sealKey;
  private final SecureRandom random = new SecureRandom();
  // Looking a provider up costs more than the work itself, and neither object may be shared.
  private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);
  private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(AesNumberVault::newCipher);

  public AesNumberVault(RootKey root) {
    this.indexKey = root.mac(RootKey.Purpose.IDX);
    this.sealKey = root.aes(RootKey.Purpose.ENC);
  }

  @Override
  public byte[] index(Msisdn number) {
    return macs.get().doFinal(("v1|" + number.e164()).getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public byte[] seal(String value, String place) {
    byte[] plain = Objects.requireNonNull(value, "value").getBytes(StandardCharsets.UTF_8);
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = new byte[OVERHEAD + plain.length];
    sealed[0] = VERSION;
    System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
    try {
      Cipher cipher = ciphers.get();
      cipher.init(Cipher.ENCRYPT_MODE, sealKey, new GCMParameterSpec(TAG_BYTES * 8, nonce));
      cipher.updateAAD(associated(place));
      cipher.doFinal(plain, 0, plain.length, sealed, 1 + NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public String open(byte[] sealed, String place) {
    if (sealed == null || sealed.length < OVERHEAD || sealed[0] != VERSION) {
      throw new SealBroken(place);
    }
    try {
      Cipher cipher = ciphers.get();
      cipher.init(
          Cipher.DECRYPT_MODE,
          sealKey,
          new GCMParameterSpec(TAG_BYTES * 8, sealed, 1, NONCE_BYTES));
      cipher.updateAAD(associated(place));
      int from = 1 + NONCE_BYTES;
      byte[] plain = cipher.doFinal(sealed, from, sealed.length - from);
      return new String(plain, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new SealBroken(place);
    }
  }

  private static byte[] associated(String place) {
    return (Objects.requireNonNull(place, "place") + "|" + VERSION)
        .getBytes(StandardCharsets.UTF_8);
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(indexKey);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }
}

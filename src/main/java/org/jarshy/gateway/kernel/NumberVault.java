package org.jarshy.gateway.kernel;

/**
 * Protects numbers and texts at rest: a keyed index to look a number up by, and authenticated
 * encryption to keep it. A bare hash of a number is no protection (there are only 10^8 of them).
 *
 * <p>Index: HMAC-SHA-256(K_idx, "v1|" + E.164). Value: AES-256-GCM with a random 96-bit nonce and
 * the place it is kept in as associated data, so that a value moved to another row does not open.
 */
public interface NumberVault {

  /** 32 bytes; equal numbers give equal indexes under one key. */
  byte[] index(Msisdn number);

  /**
   * @param place where it is kept, {@code "subscriber|" + hex(index)}; needed again to open it
   */
  byte[] seal(String value, String place);

  /**
   * @throws SealBroken when the value was altered, moved or sealed under another key
   */
  String open(byte[] sealed, String place);

  /** A value that does not open: wrong key, wrong place or altered. Carries no value. */
  final class SealBroken extends RuntimeException {
    public SealBroken(String place) {
      super("a sealed value does not open; its place is of kind " + place.replaceAll("\\|.*", ""));
    }
  }
}

package org.jarshy.gateway.trust;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.bcpg.BCPGKey;
import org.bouncycastle.bcpg.Ed25519PublicBCPGKey;
import org.bouncycastle.bcpg.EdDSAPublicBCPGKey;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.openpgp.PGPPublicKey;

/** Which keys are strong enough, and what makes two keys one and the same. */
final class KeyStrength {

  static final int MIN_RSA_BITS = 2048;

  /** More would let one signature keep the verifier busy. */
  static final int MAX_RSA_BITS = 8192;

  /** 1.3.6.1.4.1.11591.15.1, Ed25519 as GnuPG names it. */
  private static final String ED25519 = "1.3.6.1.4.1.11591.15.1";

  private KeyStrength() {}

  static boolean enough(PGPPublicKey key) {
    BCPGKey material = key.getPublicKeyPacket().getKey();
    if (key.getVersion() != 4 || !OpenPgpSignature.ALGORITHMS.contains(key.getAlgorithm())) {
      return false;
    }
    if (material instanceof RSAPublicBCPGKey rsa) {
      int bits = rsa.getModulus().bitLength();
      return bits >= MIN_RSA_BITS
          && bits <= MAX_RSA_BITS
          && rsa.getPublicExponent().bitLength() <= 64
          && rsa.getPublicExponent().bitLength() > 1
          && rsa.getPublicExponent().testBit(0);
    }
    if (material instanceof EdDSAPublicBCPGKey eddsa) {
      // The prefix 0x40 and then 32 bytes, read as one number.
      return eddsa.getCurveOID().getId().equals(ED25519)
          && eddsa.getEncodedPoint().bitLength() == 263
          && eddsa.getEncodedPoint().shiftRight(256).intValue() == 0x40;
    }
    return material instanceof Ed25519PublicBCPGKey;
  }

  /** Equal for the same key in two certificates, or in OpenPGP and in minisign. */
  static String material(PGPPublicKey key) {
    BCPGKey material = key.getPublicKeyPacket().getKey();
    if (material instanceof EdDSAPublicBCPGKey eddsa && enough(key)) {
      byte[] point = eddsa.getEncodedPoint().toByteArray();
      return material(Arrays.copyOfRange(point, point.length - 32, point.length));
    }
    if (material instanceof Ed25519PublicBCPGKey ed25519) {
      return material(ed25519.getKey());
    }
    if (material instanceof RSAPublicBCPGKey rsa) {
      return "rsa:" + rsa.getModulus().toString(16);
    }
    return HexFormat.of().formatHex(key.getFingerprint());
  }

  static String material(byte[] ed25519) {
    return "ed25519:" + HexFormat.of().formatHex(ed25519);
  }
}

package org.jarshy.gateway.trust;

import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.SignatureSubpacket;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.bcpg.sig.RevocationReason;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;

/**
 * What a key says of itself, proved once when it is read and judged at a time later.
 *
 * @param expires when this statement ends, null for never
 * @param keyLife seconds from the making of the key until it expires, 0 for never, null where this
 *     statement is silent
 * @param flags null where this statement is silent
 * @param backed of a subkey: it agrees to belong to this key
 */
record SelfSignature(
    Instant made, Instant expires, Long keyLife, Integer flags, boolean backed, boolean hard) {

  private static final int MAY_SIGN = 0x02;

  static SelfSignature of(PGPSignature signature, boolean backed) {
    PGPSignatureSubpacketVector said = signature.getHashedSubPackets();
    Instant made = signature.getCreationTime().toInstant();
    if (said == null) {
      return new SelfSignature(made, null, null, null, backed, true);
    }
    Date created = said.getSignatureCreationTime();
    made = created == null ? Instant.EPOCH : created.toInstant();
    long life = said.getSignatureExpirationTime();
    return new SelfSignature(
        made,
        life > 0 ? made.plusSeconds(life) : null,
        said.hasSubpacket(SignatureSubpacketTags.KEY_EXPIRE_TIME)
            ? said.getKeyExpirationTime()
            : null,
        said.hasSubpacket(SignatureSubpacketTags.KEY_FLAGS) ? said.getKeyFlags() : null,
        backed,
        isHard(said));
  }

  /** Retired and superseded keys were good before; any other reason, or none, means never again. */
  private static boolean isHard(PGPSignatureSubpacketVector said) {
    RevocationReason reason = said.getRevocationReason();
    return reason == null || reason.getRevocationReason() != 1 && reason.getRevocationReason() != 3;
  }

  /**
   * May a statement be believed? Weak hashes can be forged, and what is critical and unknown here
   * might take it back.
   */
  static boolean believable(PGPSignature signature) {
    if (!OpenPgpSignature.HASHES.contains(signature.getHashAlgorithm())
        || signature.getVersion() != 4
        || signature.getHashedSubPackets() == null
        || signature.getHashedSubPackets().getSignatureCreationTime() == null) {
      return false;
    }
    for (SignatureSubpacket subpacket : signature.getHashedSubPackets().toArray()) {
      boolean unknown = subpacket.getClass().equals(SignatureSubpacket.class);
      boolean notation = subpacket.getType() == SignatureSubpacketTags.NOTATION_DATA;
      if (subpacket.isCritical() && (unknown || notation)) {
        return false;
      }
    }
    return true;
  }

  boolean heldAt(Instant at) {
    return !made.isAfter(at) && (expires == null || at.isBefore(expires));
  }

  boolean revokesAt(Instant at) {
    return hard || !made.isAfter(at);
  }

  boolean maySign() {
    return flags != null && (flags & MAY_SIGN) != 0;
  }

  boolean keyExpiredAt(Instant at, Instant keyMade) {
    return keyLife != null && keyLife != 0 && !at.isBefore(keyMade.plusSeconds(keyLife));
  }
}

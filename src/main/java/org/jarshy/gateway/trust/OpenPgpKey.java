package org.jarshy.gateway.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/**
 * A pinned certificate of OpenPGP. Which of its keys may sign at a time is worked out here and not
 * left to the library, so that a refusal can say why; the library is asked besides.
 *
 * @param fingerprint of the primary key, upper-case hex
 */
record OpenPgpKey(
    String fingerprint,
    String userId,
    OpenPGPCertificate certificate,
    List<OpenPgpComponent> keys) {

  OpenPgpKey {
    keys = List.copyOf(keys);
  }

  /**
   * @throws IllegalArgumentException saying what is wrong with the file
   */
  static List<OpenPgpKey> read(byte[] content) {
    byte[] data;
    try {
      data = Armor.isBinary(content) ? content : Armor.decode("it", content, "PUBLIC KEY BLOCK");
    } catch (RuleBroken e) {
      throw new IllegalArgumentException(
          e.getMessage() + "; an OpenPGP public key is expected, as gpg --export --armor makes it");
    }
    List<OpenPgpKey> keys = new ArrayList<>();
    try {
      BcPGPObjectFactory objects = new BcPGPObjectFactory(new ByteArrayInputStream(data));
      for (Object next = objects.nextObject(); next != null; next = objects.nextObject()) {
        if (next instanceof PGPSecretKeyRing) {
          throw new IllegalArgumentException(
              "it holds a secret key: take it away from this machine, public keys belong here");
        }
        if (!(next instanceof PGPPublicKeyRing ring)) {
          throw new IllegalArgumentException("it holds something else than public keys");
        }
        keys.add(of(ring));
      }
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library stumbles in many ways over packets that are not well formed.
      throw new IllegalArgumentException("it is damaged: " + e.getMessage());
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("it holds no key");
    }
    return keys;
  }

  private static OpenPgpKey of(PGPPublicKeyRing ring) {
    PGPPublicKey primary = ring.getPublicKey();
    if (primary.getVersion() != 4) {
      throw new IllegalArgumentException(
          "its key has version " + primary.getVersion() + "; version 4 is allowed");
    }
    List<OpenPgpComponent> keys = new ArrayList<>();
    for (Iterator<PGPPublicKey> each = ring.getPublicKeys(); each.hasNext(); ) {
      PGPPublicKey key = each.next();
      keys.add(
          key.isMasterKey()
              ? OpenPgpComponent.primary(key)
              : OpenPgpComponent.subkey(key, primary));
    }
    Iterator<String> ids = primary.getUserIDs();
    return new OpenPgpKey(
        hex(primary),
        ids.hasNext() ? ids.next() : "",
        new OpenPGPCertificate(
            withoutRevokedUsers(ring, keys.get(0)), new BcOpenPGPImplementation()),
        keys);
  }

  /** The library takes the revocation of the first user id for one of the whole key. */
  private static PGPPublicKeyRing withoutRevokedUsers(
      PGPPublicKeyRing ring, OpenPgpComponent primary) {
    PGPPublicKey key = ring.getPublicKey();
    List<byte[]> ids = new ArrayList<>();
    key.getRawUserIDs().forEachRemaining(ids::add);
    for (int i = 0; i < ids.size(); i++) {
      if (!primary.users().get(i).revocations().isEmpty()) {
        key = PGPPublicKey.removeCertification(key, ids.get(i));
      }
    }
    return key == ring.getPublicKey() ? ring : PGPPublicKeyRing.insertPublicKey(ring, key);
  }

  static String hex(PGPPublicKey key) {
    return HexFormat.of().withUpperCase().formatHex(key.getFingerprint());
  }

  /** The key that the signature names, by fingerprint if it gives one. */
  Optional<OpenPgpComponent> named(OpenPgpSignature signature) {
    return keys.stream()
        .filter(
            key ->
                signature.fingerprints().isEmpty()
                    ? signature.keyIds().contains(key.key().getKeyID())
                    : signature.fingerprints().contains(key.fingerprint()))
        .findFirst();
  }

  /**
   * @throws RuleBroken where the key may not sign at this time
   */
  void requireMaySign(OpenPgpComponent key, Instant at) {
    OpenPgpComponent primary = keys.get(0);
    primary.requireValid(at, "the key " + shown());
    if (key == primary) {
      primary.requireFlag(at, "the key " + shown());
    } else {
      String name = "the subkey " + key.fingerprint() + " of " + shown();
      key.requireValid(at, name);
      key.requireFlag(at, name);
    }
  }

  String shown() {
    return userId.isEmpty() ? fingerprint : fingerprint + " (" + userId + ")";
  }
}

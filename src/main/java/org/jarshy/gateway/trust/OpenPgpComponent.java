package org.jarshy.gateway.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * A primary key or a subkey with what was proved to be said of it.
 *
 * @param revocations of this very key
 * @param direct statements about the key itself: of a primary its direct-key signatures, of a
 *     subkey its bindings
 * @param users of a primary key, what is said with each user id
 */
record OpenPgpComponent(
    PGPPublicKey key,
    String fingerprint,
    List<SelfSignature> revocations,
    List<SelfSignature> direct,
    List<UserId> users) {

  private static final BcPGPContentVerifierBuilderProvider VERIFIER =
      new BcPGPContentVerifierBuilderProvider();

  record UserId(List<SelfSignature> certifications, List<SelfSignature> revocations) {}

  private interface Check {
    boolean holds(PGPSignature signature) throws PGPException;
  }

  static OpenPgpComponent primary(PGPPublicKey primary) {
    List<UserId> users = new ArrayList<>();
    for (Iterator<byte[]> ids = primary.getRawUserIDs(); ids.hasNext(); ) {
      byte[] id = ids.next();
      List<PGPSignature> signatures = list(primary.getSignaturesForID(id));
      Check check = signature -> signature.verifyCertification(id, primary);
      users.add(
          new UserId(
              proved(primary, signatures, true, check, 0x10, 0x11, 0x12, 0x13),
              proved(primary, signatures, false, check, PGPSignature.CERTIFICATION_REVOCATION)));
    }
    List<PGPSignature> signatures = list(primary.getKeySignatures());
    Check check = signature -> signature.verifyCertification(primary);
    return new OpenPgpComponent(
        primary,
        OpenPgpKey.hex(primary),
        proved(primary, signatures, false, check, PGPSignature.KEY_REVOCATION),
        proved(primary, signatures, true, check, PGPSignature.DIRECT_KEY),
        users);
  }

  static OpenPgpComponent subkey(PGPPublicKey subkey, PGPPublicKey primary) {
    List<PGPSignature> signatures = list(subkey.getSignatures());
    Check check = signature -> signature.verifyCertification(primary, subkey);
    List<SelfSignature> bindings = new ArrayList<>();
    for (PGPSignature signature : signatures) {
      if (signature.getSignatureType() == PGPSignature.SUBKEY_BINDING
          && SelfSignature.believable(signature)
          && holds(primary, signature, check)) {
        bindings.add(SelfSignature.of(signature, backed(signature, subkey, primary)));
      }
    }
    return new OpenPgpComponent(
        subkey,
        OpenPgpKey.hex(subkey),
        proved(primary, signatures, false, check, PGPSignature.SUBKEY_REVOCATION),
        bindings,
        List.of());
  }

  /** Does the subkey itself agree to belong to the primary (RFC 9580, section 5.2.1.11)? */
  private static boolean backed(PGPSignature binding, PGPPublicKey subkey, PGPPublicKey primary) {
    try {
      for (PGPSignatureSubpacketVector area :
          new PGPSignatureSubpacketVector[] {
            binding.getHashedSubPackets(), binding.getUnhashedSubPackets()
          }) {
        PGPSignatureList embedded = area == null ? null : area.getEmbeddedSignatures();
        for (int i = 0; embedded != null && i < embedded.size(); i++) {
          PGPSignature back = embedded.get(i);
          if (back.getSignatureType() == PGPSignature.PRIMARYKEY_BINDING
              && SelfSignature.believable(back)
              && SelfSignature.of(back, true).expires() == null
              && holds(subkey, back, s -> s.verifyCertification(primary, subkey))) {
            return true;
          }
        }
      }
    } catch (PGPException | RuntimeException e) {
      return false;
    }
    return false;
  }

  private static List<PGPSignature> list(Iterator<PGPSignature> signatures) {
    List<PGPSignature> list = new ArrayList<>();
    if (signatures != null) {
      signatures.forEachRemaining(list::add);
    }
    return list;
  }

  /**
   * @param believed statements must be believable; a revocation counts however weak its hash
   */
  private static List<SelfSignature> proved(
      PGPPublicKey issuer,
      List<PGPSignature> signatures,
      boolean believed,
      Check check,
      int... types) {
    List<SelfSignature> proved = new ArrayList<>();
    for (PGPSignature signature : signatures) {
      for (int type : types) {
        if (signature.getSignatureType() == type
            && (!believed || SelfSignature.believable(signature))
            && holds(issuer, signature, check)) {
          proved.add(SelfSignature.of(signature, true));
        }
      }
    }
    return List.copyOf(proved);
  }

  private static boolean holds(PGPPublicKey issuer, PGPSignature signature, Check check) {
    try {
      signature.init(VERIFIER, issuer);
      return check.holds(signature);
    } catch (PGPException | RuntimeException e) {
      // Made by another key or broken: it proves nothing.
      return false;
    }
  }

  void requireValid(Instant at, String name) {
    if (!KeyStrength.enough(key)) {
      throw new RuleBroken(Rule.KEY_WEAK, name + " is too weak, or of a kind not taken here");
    }
    if (revocations.stream().anyMatch(revocation -> revocation.revokesAt(at))) {
      throw new RuleBroken(Rule.KEY_REVOKED, name + " was revoked by its owner");
    }
    Instant made = key.getCreationTime().toInstant();
    if (made.isAfter(at)) {
      throw new RuleBroken(Rule.KEY_NOT_YET_VALID, name + " is made only at " + made);
    }
    List<SelfSignature> statements = statements(at, true);
    if (statements.isEmpty()) {
      throw new RuleBroken(Rule.KEY_UNBOUND, name + " is not confirmed by its own signature");
    }
    // What was said last counts; of two things said in one second, the stricter.
    Instant latest = statements.get(statements.size() - 1).made();
    for (SelfSignature statement : statements) {
      if (statement.made().equals(latest) && statement.keyExpiredAt(at, made)) {
        throw new RuleBroken(
            Rule.KEY_EXPIRED, name + " expired at " + made.plusSeconds(statement.keyLife()));
      }
    }
  }

  void requireFlag(Instant at, String name) {
    List<SelfSignature> said =
        statements(at, false).stream().filter(s -> s.flags() != null).toList();
    SelfSignature last = said.isEmpty() ? null : said.get(said.size() - 1);
    if (last == null || !last.maySign()) {
      throw new RuleBroken(Rule.KEY_UNBOUND, name + " is not marked for signing");
    }
    if (!last.backed()) {
      throw new RuleBroken(Rule.KEY_UNBOUND, name + " does not confirm that it belongs there");
    }
  }

  /** The latest statement of each kind that holds at the time, oldest first. */
  private List<SelfSignature> statements(Instant at, boolean aboutExpiry) {
    List<SelfSignature> ofUsers =
        users.stream()
            .filter(user -> user.revocations().stream().noneMatch(r -> !r.made().isAfter(at)))
            .map(user -> latest(user.certifications(), at))
            .filter(Objects::nonNull)
            .toList();
    SelfSignature itself = latest(direct, at);
    // Beside user ids, a direct-key signature without expiry leaves the expiry to them.
    boolean silent =
        itself == null || aboutExpiry && !ofUsers.isEmpty() && itself.keyLife() == null;
    return Stream.concat(ofUsers.stream(), silent ? Stream.empty() : Stream.of(itself))
        .sorted(Comparator.comparing(SelfSignature::made))
        .toList();
  }

  private static SelfSignature latest(List<SelfSignature> signatures, Instant at) {
    return signatures.stream()
        .filter(signature -> signature.heldAt(at))
        .max(
            Comparator.comparing(SelfSignature::made)
                // Of one second, the one that ends the key earlier.
                .thenComparing(
                    s -> s.keyLife() == null || s.keyLife() == 0 ? Long.MIN_VALUE : -s.keyLife()))
        .orElse(null);
  }
}

package org.jarshy.gateway.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.api.OpenPGPDetachedSignatureProcessor;
import org.bouncycastle.openpgp.api.OpenPGPSignature.OpenPGPDocumentSignature;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * Which pinned keys have signed a document, proved over its very bytes, before anybody has read
 * what it says.
 *
 * @param problems why the other signatures do not count, in the order of the files
 */
record ProvedSignatures(List<Signed> signed, List<RuleBroken> problems) {

  /** How far {@code issued_at} may be ahead of a slow clock, and with it a signature. */
  static final Duration AHEAD = Duration.ofHours(24);

  /** Two good clocks still differ by some minutes. */
  static final Duration SKEW = Duration.ofMinutes(10);

  private static final int MAX_SIGNATURES = 16;

  /**
   * @param fingerprint of the pinned key
   * @param material the same for every key that is really the same
   * @param made null where the signature does not say
   */
  record Signed(String fingerprint, String material, Instant made, String file) {}

  /**
   * @param files signature files by name
   * @throws RuleBroken for a file that is no signature at all
   */
  static ProvedSignatures of(
      byte[] document, Map<String, byte[]> files, TrustStore store, Instant trustedTime) {
    List<Signed> signed = new ArrayList<>();
    List<RuleBroken> problems = new ArrayList<>();
    int count = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String name = file.getKey();
      boolean minisign = name.endsWith(".minisig");
      List<byte[]> signatures =
          minisign ? List.of(file.getValue()) : OpenPgpSignature.packets(name, file.getValue());
      count += signatures.size();
      if (count > MAX_SIGNATURES) {
        throw new RuleBroken(Rule.SIGNATURE_TOO_MANY, "there are more");
      }
      for (byte[] signature : signatures) {
        try {
          signed.add(
              minisign
                  ? minisign(document, name, signature, store, trustedTime)
                  : openPgp(document, name, signature, store, trustedTime));
        } catch (RuleBroken e) {
          problems.add(e);
        }
      }
    }
    return new ProvedSignatures(List.copyOf(signed), List.copyOf(problems));
  }

  private static Signed minisign(
      byte[] document, String file, byte[] content, TrustStore store, Instant trustedTime) {
    MinisignKey.Signature signature = MinisignKey.Signature.parse(file, content);
    RuleBroken problem =
        new RuleBroken(
            Rule.SIGNER_UNKNOWN, file + " is by a minisign key that is not trusted here");
    for (MinisignKey key : store.minisign()) {
      if (Arrays.equals(key.id(), signature.id())) {
        try {
          key.requireMade(file, signature, document);
          requireNotFuture(file, signature.made(), trustedTime.plus(AHEAD));
          return new Signed(
              key.text(), KeyStrength.material(key.publicKey()), signature.made(), file);
        } catch (RuleBroken e) {
          problem = e;
        }
      }
    }
    throw problem;
  }

  /**
   * @param latest until when, but for what clocks differ, a signature may have been made
   */
  static void requireNotFuture(String file, Instant made, Instant latest) {
    if (made != null && made.isAfter(latest.plus(SKEW))) {
      throw new RuleBroken(
          Rule.SIGNATURE_FUTURE,
          file + " was made at " + made + "; is the clock here slow, or that of the signer fast?");
    }
  }

  private static Signed openPgp(
      byte[] document, String file, byte[] body, TrustStore store, Instant trustedTime) {
    OpenPgpSignature signature = OpenPgpSignature.parse(file, body);
    if (signature.fingerprints().isEmpty() && signature.keyIds().isEmpty()) {
      throw new RuleBroken(Rule.SIGNATURE_ISSUER, file + " does not say which key made it");
    }
    RuleBroken problem = null;
    for (OpenPgpKey key : store.openPgp()) {
      OpenPgpComponent component = key.named(signature).orElse(null);
      if (component != null) {
        try {
          prove(document, file, signature, key, component, trustedTime);
          return new Signed(
              key.fingerprint(), KeyStrength.material(component.key()), signature.made(), file);
        } catch (RuleBroken e) {
          problem = e;
        }
      }
    }
    throw problem != null ? problem : unknown(file, signature, store);
  }

  private static RuleBroken unknown(String file, OpenPgpSignature signature, TrustStore store) {
    boolean otherHint =
        store.openPgp().stream()
            .flatMap(key -> key.keys().stream())
            .anyMatch(key -> signature.keyIds().contains(key.key().getKeyID()));
    if (otherHint) {
      return new RuleBroken(Rule.SIGNATURE_ISSUER, file + " names two different keys as its maker");
    }
    String name =
        signature.fingerprints().isEmpty()
            ? String.format("%016X", signature.keyIds().get(0))
            : signature.fingerprints().get(0);
    return new RuleBroken(
        Rule.SIGNER_UNKNOWN, file + " is by the key " + name + ", which is not trusted here");
  }

  private static void prove(
      byte[] document,
      String file,
      OpenPgpSignature signature,
      OpenPgpKey key,
      OpenPgpComponent component,
      Instant trustedTime) {
    boolean named =
        signature.fingerprints().stream().allMatch(component.fingerprint()::equals)
            && signature.keyIds().stream().allMatch(id -> id == component.key().getKeyID());
    if (!named) {
      throw new RuleBroken(Rule.SIGNATURE_ISSUER, file + " names two different keys as its maker");
    }
    if (!sameAlgorithm(signature.keyAlgorithm(), component.key().getAlgorithm())) {
      throw new RuleBroken(
          Rule.SIGNATURE_ALGORITHM, file + " was made with another algorithm than its key has");
    }
    if (!verifies(signature.signature(), component, document)) {
      throw new RuleBroken(
          Rule.SIGNATURE_WRONG,
          file
              + " by "
              + key.shown()
              + " does not fit "
              + signedBy(file)
              + ": one of them was changed");
    }
    requireNotFuture(file, signature.made(), trustedTime.plus(AHEAD));
    // A signature from a little ahead is judged at its own time: for expiry and revocation that is
    // the stricter one.
    Instant at = signature.made().isAfter(trustedTime) ? signature.made() : trustedTime;
    if (signature.expires() != null && !at.isBefore(signature.expires())) {
      throw new RuleBroken(Rule.SIGNATURE_EXPIRED, file + " was good until " + signature.expires());
    }
    if (signature.made().isBefore(component.key().getCreationTime().toInstant())) {
      throw new RuleBroken(Rule.KEY_NOT_YET_VALID, file + " is dated before its key was made");
    }
    key.requireMaySign(component, at);
    requireLibraryAgrees(document, file, signature.signature(), key, at);
  }

  /** {@code manifest.json} of {@code manifest.json.2.asc}; of a trust store {@code trust.json}. */
  static String signedBy(String file) {
    return file.substring(0, file.indexOf(".json") + ".json".length());
  }

  private static boolean sameAlgorithm(int signature, int key) {
    boolean rsa = (signature == 1 || signature == 3) && (key == 1 || key == 3);
    return rsa || signature == key;
  }

  private static boolean verifies(
      PGPSignature signature, OpenPgpComponent component, byte[] document) {
    try {
      signature.init(new BcPGPContentVerifierBuilderProvider(), component.key());
      signature.update(document);
      return signature.verify();
    } catch (PGPException | RuntimeException e) {
      return false;
    }
  }

  /**
   * The second opinion. An empty list means that the library found no key, not that all is well;
   * and its own isValid() would believe the time that the signer chose.
   */
  private static void requireLibraryAgrees(
      byte[] document, String file, PGPSignature signature, OpenPgpKey key, Instant at) {
    boolean agrees;
    try {
      List<OpenPGPDocumentSignature> results =
          new OpenPGPDetachedSignatureProcessor(new BcOpenPGPImplementation())
              .addVerificationCertificate(key.certificate())
              .addSignature(signature)
              .process(new ByteArrayInputStream(document));
      Date time = Date.from(at);
      agrees =
          results.size() == 1
              && results.get(0).isTestedCorrect()
              && results.get(0).isValidAt(time)
              && results.get(0).isEffectiveAt(time);
    } catch (PGPException | IOException | RuntimeException e) {
      agrees = false;
    }
    if (!agrees) {
      throw new RuleBroken(Rule.KEY_UNBOUND, file + " by " + key.shown() + " is not good at " + at);
    }
  }
}

package org.jarshy.gateway.trust;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jarshy.gateway.kernel.Sha256;

/**
 * Holds a file against every rule of signed bundles. Works in memory, knows no network and no
 * clock, throws for no input whatever, and may be used by several threads.
 */
public final class BundleVerifier {

  /** The most that is read of any file, in bytes. */
  public static final int MAX_BYTES = 5 * 1024 * 1024;

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final Instant notBefore;

  /**
   * @param notBefore time cannot be earlier than this, whatever the clock says
   */
  public BundleVerifier(Instant notBefore) {
    this.notBefore = notBefore;
  }

  /** Time cannot be earlier than when this program was built. */
  public static BundleVerifier ofThisBuild() {
    return new BundleVerifier(BuildTime.ofThisBuild());
  }

  /**
   * @param systemClock what the clock of this machine says
   */
  public Verdict verify(byte[] bundle, TrustStore store, TrustState state, Instant systemClock) {
    try {
      return accepted(bundle, store, state, systemClock);
    } catch (RuleBroken broken) {
      return new Verdict.Refused(
          broken.rule(), broken.getMessage() + ". Allowed: " + broken.rule().allowed() + ".");
    } catch (RuntimeException unexpected) {
      // What the reading of an attacker's bytes stumbles over is no bundle.
      return new Verdict.Refused(
          Rule.BUNDLE_UNREADABLE,
          "reading it failed ("
              + unexpected.getClass().getSimpleName()
              + "). Allowed: "
              + Rule.BUNDLE_UNREADABLE.allowed()
              + ".");
    }
  }

  /** Reads at most {@link #MAX_BYTES} and one more. */
  public Verdict verify(InputStream bundle, TrustStore store, TrustState state, Instant systemClock)
      throws IOException {
    return verify(bundle.readNBytes(MAX_BYTES + 1), store, state, systemClock);
  }

  private Verdict accepted(byte[] bundle, TrustStore store, TrustState state, Instant systemClock) {
    Instant clock = systemClock.isAfter(LATEST) ? LATEST : systemClock;
    Map<String, Instant> said = TrustedTime.byTrusted(store, state.issuedAtBySigner());
    Instant trustedTime = TrustedTime.of(clock, notBefore, said);
    BundleFile file = BundleFile.read(bundle);
    if (store.keys().isEmpty()) {
      throw new RuleBroken(Rule.TRUST_STORE_EMPTY, "no key is trusted here, so nothing can be");
    }
    ProvedSignatures proved =
        ProvedSignatures.of(file.manifest(), file.signatures(), store, trustedTime);
    if (proved.signed().isEmpty()) {
      throw proved.problems().get(0);
    }
    Manifest manifest = Manifest.parse(file.manifest());
    SignersCounted signers = SignersCounted.of(manifest, proved, store, trustedTime);
    BundleTimes.check(manifest, signers.role(), trustedTime);
    String manifestSha256 = Sha256.hex(file.manifest());
    boolean known =
        ReplayCheck.isKnown(manifest, manifestSha256, signers.fingerprints(), store, state);
    VerifiedBundle verified =
        new VerifiedBundle(
            manifest.stream(),
            signers.role(),
            manifest.seq(),
            manifest.issuedAt(),
            manifest.expires(),
            signers.fingerprints(),
            manifestSha256,
            BundleItems.check(manifest, file.items(), signers));
    Map<String, Instant> saidNow = new LinkedHashMap<>(said);
    for (String signer : signers.fingerprints()) {
      saidNow.merge(signer, manifest.issuedAt(), (a, b) -> a.isAfter(b) ? a : b);
    }
    return new Verdict.Accepted(
        verified,
        signers.languages(),
        trustedTime,
        TrustedTime.of(clock, notBefore, saidNow),
        known);
  }
}

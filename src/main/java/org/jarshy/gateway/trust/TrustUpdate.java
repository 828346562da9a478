package org.jarshy.gateway.trust;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A change of the trust store: a directory with a higher version of {@code trust.json}, signed by
 * enough roots of the store in use, and by enough of its own where its roots are others.
 */
public final class TrustUpdate {

  private TrustUpdate() {}

  /**
   * @return the new store
   * @throws TrustStore.Unusable naming what is missing
   */
  public static TrustStore check(Path current, Path update, Instant now) {
    TrustFiles files = TrustFiles.read(update);
    return check(TrustStore.read(current), files, files.store(), now);
  }

  /**
   * @param wanted what {@code update} says
   */
  static TrustStore check(TrustStore old, TrustFiles update, TrustStore wanted, Instant now) {
    if (wanted.version() <= old.version()) {
      throw new TrustStore.Unusable(
          update.directory().resolve(TrustFiles.TRUST_JSON),
          Rule.STORE_VERSION.code()
              + ": version "
              + wanted.version()
              + "; in use is version "
              + old.version()
              + ". Allowed: "
              + Rule.STORE_VERSION.allowed()
              + ".");
    }
    requireRoots(update, old, "in use", now);
    requireRoots(update, wanted, "proposed", now);
    return wanted;
  }

  /**
   * Is the store signed by enough of its own roots?
   *
   * @throws TrustStore.Unusable saying how many are missing
   */
  public static void requireOwnRoots(Path directory, Instant now) {
    TrustFiles files = TrustFiles.read(directory);
    requireOwnRoots(files, files.store(), now);
  }

  static void requireOwnRoots(TrustFiles files, TrustStore store, Instant now) {
    requireRoots(files, store, "in this directory", now);
  }

  private static void requireRoots(TrustFiles files, TrustStore roots, String which, Instant now) {
    try {
      if (files.signatures().isEmpty()) {
        throw new RuleBroken(
            Rule.SIGNATURE_MISSING, "trust.json.asc or trust.json.minisig of the roots is missing");
      }
      if (!roots.hasRoots()) {
        throw new RuleBroken(
            Rule.THRESHOLD, "there are no roots, and only roots can sign a change");
      }
      byte[] document = files.content().get(TrustFiles.TRUST_JSON);
      SignersCounted.requireRoots(
          ProvedSignatures.of(document, files.signatures(), roots, now), roots, now);
    } catch (RuleBroken e) {
      throw new TrustStore.Unusable(
          files.directory().resolve(TrustFiles.TRUST_JSON),
          e.rule().code() + ": " + e.getMessage() + " (by the roots of the store " + which + ")");
    }
  }
}

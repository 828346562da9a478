package org.jarshy.gateway.trust;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A change of the trust store: a directory with a higher version of {@code trust.json}, signed by
 * enough roots of the store in use, and by enough of its own where its roots are others.
 */
public final class TrustUpdate {

  private static final Pattern SIGNATURE =
      Pattern.compile("trust\\.json(\\.[A-Za-z0-9_-]{1,40})?\\.(asc|minisig)");

  private TrustUpdate() {}

  /**
   * @return the new store
   * @throws TrustStore.Unusable naming what is missing
   */
  public static TrustStore check(Path current, Path update, Instant now) {
    TrustStore old = TrustStore.read(current);
    TrustStore wanted = TrustStore.read(update);
    Path file = update.resolve(TrustDirectory.TRUST_JSON);
    if (wanted.version() <= old.version()) {
      throw new TrustStore.Unusable(
          file,
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
    requireRoots(directory, TrustStore.read(directory), "in this directory", now);
  }

  private static void requireRoots(Path directory, TrustStore roots, String which, Instant now) {
    Path file = directory.resolve(TrustDirectory.TRUST_JSON);
    Map<String, byte[]> signatures = new LinkedHashMap<>();
    for (Path each : TrustDirectory.list(directory)) {
      String name = each.getFileName().toString();
      if (SIGNATURE.matcher(name).matches()) {
        signatures.put(name, TrustDirectory.bytes(each));
      }
    }
    try {
      if (signatures.isEmpty()) {
        throw new RuleBroken(
            Rule.SIGNATURE_MISSING, "trust.json.asc or trust.json.minisig of the roots is missing");
      }
      SignersCounted.requireRoots(
          ProvedSignatures.of(TrustDirectory.bytes(file), signatures, roots, now), roots, now);
    } catch (RuleBroken e) {
      throw new TrustStore.Unusable(
          file,
          e.rule().code() + ": " + e.getMessage() + " (by the roots of the store " + which + ")");
    }
  }
}

package org.jarshy.gateway.trust;

import java.time.Instant;
import java.util.List;

/** Is a bundle newer than everything that its stream has brought? */
final class ReplayCheck {

  private ReplayCheck() {}

  /** True for the very bundle that was accepted before; false for a newer one. */
  static boolean isKnown(
      Manifest manifest,
      String manifestSha256,
      List<String> signers,
      TrustStore store,
      TrustState state) {
    TrustedStream stream = store.stream(manifest.stream()).orElse(null);
    Instant resetAt = stream == null ? null : stream.resetAt();
    if (resetAt != null && manifest.issuedAt().isBefore(resetAt)) {
      throw new RuleBroken(
          Rule.REPLAY_BEFORE_RESET,
          "issued at " + manifest.issuedAt() + "; the roots started the stream anew at " + resetAt);
    }
    boolean known = false;
    for (TrustState.Position position : state.positions(manifest.stream())) {
      // A stream that the store names has one row of numbers. Else each signer has its own, for
      // two newsrooms may use the same name and not know of each other.
      boolean counts =
          (stream != null || signers.contains(position.signer()))
              && (resetAt == null || !position.issuedAt().isBefore(resetAt));
      if (counts) {
        known |= compare(manifest, manifestSha256, position);
      }
    }
    return known;
  }

  private static boolean compare(
      Manifest manifest, String manifestSha256, TrustState.Position position) {
    if (manifest.seq() < position.seq()) {
      throw new RuleBroken(
          Rule.REPLAY_LOWER_SEQ,
          "it is number "
              + manifest.seq()
              + " of "
              + manifest.stream()
              + ", and number "
              + position.seq()
              + " was accepted already");
    }
    if (manifest.seq() > position.seq()) {
      return false;
    }
    if (!manifestSha256.equals(position.manifestSha256())) {
      throw new RuleBroken(
          Rule.EQUIVOCATION,
          "ALARM: there are two different bundles with number "
              + manifest.seq()
              + " of "
              + manifest.stream()
              + "; ask the publisher whether a key was stolen");
    }
    return true;
  }
}

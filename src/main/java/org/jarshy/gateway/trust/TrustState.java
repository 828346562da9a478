package org.jarshy.gateway.trust;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the bundles accepted so far have proved: the memory that makes replays visible. */
public interface TrustState {

  /**
   * For each signer seen in the stream, its last accepted bundle. An accepted bundle that was not
   * known already replaces the position of each of its signers, whatever stood there: the verifier
   * has compared them.
   */
  List<Position> positions(String stream);

  /** For each signer, the highest {@code issued_at} of any accepted bundle that it signed. */
  Map<String, Instant> issuedAtBySigner();

  /**
   * @param signer full fingerprint
   * @param manifestSha256 64 lower-case hex digits
   */
  record Position(
      String signer, String stream, long seq, String manifestSha256, Instant issuedAt) {}

  /** Nothing was accepted yet. */
  static TrustState none() {
    return new TrustMemory();
  }
}

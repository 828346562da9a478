package org.jarshy.gateway.trust;

import java.time.Instant;
import java.util.List;

/**
 * What a bundle says, after every rule of the container, the signatures and the time was held
 * against it.
 *
 * @param stream the publisher's name for this line of bundles, such as {@code azattyq-news}
 * @param role what the stream is about; every signer counted has it
 * @param seq grows from bundle to bundle of a stream
 * @param signers full fingerprints of the distinct keys that were counted, in order
 * @param manifestSha256 of the signed bytes, 64 lower-case hex digits
 */
public record VerifiedBundle(
    String stream,
    Role role,
    long seq,
    Instant issuedAt,
    Instant expires,
    List<String> signers,
    String manifestSha256,
    List<Item> items) {

  public VerifiedBundle {
    signers = List.copyOf(signers);
    items = List.copyOf(items);
  }

  /** The same, signed by these. */
  VerifiedBundle signedBy(List<String> others) {
    return new VerifiedBundle(stream, role, seq, issuedAt, expires, others, manifestSha256, items);
  }

  /** The same with some of its items. */
  VerifiedBundle with(List<Item> some) {
    return new VerifiedBundle(stream, role, seq, issuedAt, expires, signers, manifestSha256, some);
  }

  /**
   * One file of the bundle: a JSON object in UTF-8 that passed the strict reading (no duplicate
   * key, no trailing token, no hidden control).
   *
   * @param name {@code items/<sha256>.json}
   */
  public record Item(String name, String sha256, byte[] bytes) {}
}

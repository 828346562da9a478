package org.jarshy.gateway.bulletin;

import java.time.Instant;

/**
 * Where the words of a draft came from when nobody wrote them at the console.
 *
 * @param publisher who says so: the stream of a bundle, the address or the sender of a feed; at
 *     most 200 characters
 * @param reference what the publisher calls it, the same at every delivery: {@code
 *     sender,identifier,sent} of a CAP alert, the GUID of a news item, stream and item of a bundle;
 *     at most 500 characters
 * @param proof for a reader, one fact a line: full fingerprints of the signers, sequence number,
 *     SHA-256; empty for what nobody signed; at most 4,000 characters
 * @param original the bytes as they came
 */
public record Provenance(
    Door door,
    String publisher,
    String reference,
    Instant receivedAt,
    String proof,
    byte[] original) {

  /** Which way it came in. */
  public enum Door {
    BUNDLE,
    FEED
  }

  public Provenance {
    original = original.clone();
  }

  @Override
  public byte[] original() {
    return original.clone();
  }
}

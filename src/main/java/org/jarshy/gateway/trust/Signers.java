package org.jarshy.gateway.trust;

import java.util.List;

/** What the trust store says of those who signed a bundle. */
public interface Signers {

  /** Of the signers that were counted, in order. */
  List<Signer> of(VerifiedBundle bundle);

  /** How many distinct signers such a bundle needs. */
  int threshold(VerifiedBundle bundle);

  /**
   * Does the trust store name the stream, and say who may speak in it? Else any key of the role may
   * use its name.
   */
  boolean isNamed(VerifiedBundle bundle);

  /**
   * @param fingerprint in full
   * @param name as the trust store calls the key; empty where it has no name
   */
  record Signer(String fingerprint, String name) {}
}

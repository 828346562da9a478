package org.jarshy.gateway.bulletin;

import org.jarshy.gateway.testing.TestDatabase;
import org.jarshy.gateway.trust.Signers;

/** The real provenances over a test database, for tests of neighbours. */
public final class TestProvenances {

  private TestProvenances() {}

  public static Provenances on(TestDatabase database) {
    return new StoredProvenances(database.jdbc());
  }

  public static BundleProof proof(TestDatabase database, Signers signers) {
    return new BundleProof(signers, on(database));
  }
}

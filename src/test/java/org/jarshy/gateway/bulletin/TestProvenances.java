package org.jarshy.gateway.bulletin;

import org.jarshy.gateway.testing.TestDatabase;

/** The real provenances over a test database, for tests of neighbours. */
public final class TestProvenances {

  private TestProvenances() {}

  public static Provenances on(TestDatabase database) {
    return new StoredProvenances(database.jdbc());
  }
}

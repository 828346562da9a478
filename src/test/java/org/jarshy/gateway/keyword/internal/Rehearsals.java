package org.jarshy.gateway.keyword.internal;

import org.jarshy.gateway.keyword.TryWords;
import org.jarshy.gateway.keyword.Understanding;
import org.jarshy.gateway.lookup.Lookups;

/** The real rehearsal of operators' keywords, for tests of the console. */
public final class Rehearsals {

  private Rehearsals() {}

  public static TryWords of(Lookups lookups) {
    return new RehearseWords(new Understanding(), lookups, new Catalogue());
  }
}

package org.jarshy.gateway.keyword.internal;

import org.jarshy.gateway.keyword.RumourWords;
import org.jarshy.gateway.keyword.Understanding;
import org.jarshy.gateway.rumour.RumourReader;

/** The real reader of rumours, for tests of neighbours. */
public final class RumourReaders {

  public static final RumourReader REAL = new ReadRumours(new RumourWords(new Understanding()));

  private RumourReaders() {}
}

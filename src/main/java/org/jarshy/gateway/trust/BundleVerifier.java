package org.jarshy.gateway.trust;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * Holds a file against every rule of signed bundles. Works in memory, knows no network and no
 * clock, throws for no input whatever, and may be used by several threads.
 */
public final class BundleVerifier {

  /** The most that is read of any file, in bytes. */
  public static final int MAX_BYTES = 5 * 1024 * 1024;

  private final Instant notBefore;

  /**
   * @param notBefore time cannot be earlier than this, whatever the clock says
   */
  public BundleVerifier(Instant notBefore) {
    this.notBefore = notBefore;
  }

  /** Time cannot be earlier than when this program was built. */
  public static BundleVerifier ofThisBuild() {
    return new BundleVerifier(Instant.EPOCH);
  }

  /**
   * @param systemClock what the clock of this machine says
   */
  public Verdict verify(byte[] bundle, TrustStore store, TrustState state, Instant systemClock) {
    return new Verdict.Refused(Rule.BUNDLE_UNREADABLE, "nothing is verified yet");
  }

  /** Reads at most {@link #MAX_BYTES} and one more. */
  public Verdict verify(InputStream bundle, TrustStore store, TrustState state, Instant systemClock)
      throws IOException {
    return verify(bundle.readNBytes(MAX_BYTES + 1), store, state, systemClock);
  }
}

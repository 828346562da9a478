package org.jarshy.gateway.kernel;

/** Roots for tests; never random, so that a failure repeats. */
final class SampleRoots {

  private SampleRoots() {}

  /** 00 01 … 1f. */
  static byte[] counting() {
    return startingAt(0);
  }

  static byte[] startingAt(int first) {
    byte[] root = new byte[RootKey.BYTES];
    for (int i = 0; i < root.length; i++) {
      root[i] = (byte) (first + i);
    }
    return root;
  }
}

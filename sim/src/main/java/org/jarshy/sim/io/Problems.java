package org.jarshy.sim.io;

/** Where trouble goes that has no caller to hear of it. */
public final class Problems {

  private static final System.Logger LOG = System.getLogger("org.jarshy.sim");

  private Problems() {}

  /** Never with a number or a text in it. */
  public static void report(String what, Throwable cause) {
    LOG.log(System.Logger.Level.WARNING, what, cause);
  }
}

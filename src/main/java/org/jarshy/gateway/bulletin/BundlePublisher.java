package org.jarshy.gateway.bulletin;

import org.jarshy.gateway.kernel.Actor;

/**
 * The name under which a stream of bundles writes. No person's login has a colon, so it is nobody
 * here: whoever brought the file has not touched its words, and anybody may approve them.
 */
public final class BundlePublisher {

  static final String PREFIX = "bundle:";

  private static final int LONGEST = 64;

  private BundlePublisher() {}

  public static Actor of(String stream) {
    String name = PREFIX + stream;
    return new Actor(name.length() <= LONGEST ? name : name.substring(0, LONGEST));
  }

  /** Is this the name of a publisher and of nobody here? */
  public static boolean is(String actor) {
    return actor.startsWith(PREFIX);
  }
}

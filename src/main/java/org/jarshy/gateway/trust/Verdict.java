package org.jarshy.gateway.trust;

import java.time.Instant;
import java.util.Set;
import org.jarshy.gateway.kernel.Lang;

/** What the verifier says of a file. */
public sealed interface Verdict {

  /**
   * Every rule was kept.
   *
   * @param languages in which enough of the counted signers may speak for this role; a receiver
   *     takes no item of another language
   * @param trustedTime the time against which everything was judged, never earlier than what was
   *     proved before
   * @param newTrustedTime the trusted time once this bundle is imported; equal or later
   * @param knownAlready the very same manifest was imported before: there is nothing to do, and
   *     nothing is wrong
   */
  record Accepted(
      VerifiedBundle bundle,
      Set<Lang> languages,
      Instant trustedTime,
      Instant newTrustedTime,
      boolean knownAlready)
      implements Verdict {

    public Accepted {
      languages = Set.copyOf(languages);
    }
  }

  /**
   * @param detail what was found, where, and what is allowed, for an editor in a hurry
   */
  record Refused(Rule rule, String detail) implements Verdict {}
}

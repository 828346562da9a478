package org.jarshy.gateway.trust;

import java.time.Instant;
import java.util.Set;
import org.jarshy.gateway.kernel.Lang;

/**
 * A key that the trust store pins.
 *
 * @param fingerprint of an OpenPGP certificate the full fingerprint of its primary key, 40
 *     upper-case hex digits; of minisign the whole public key as its program writes it, 56
 *     characters from {@code RW}
 * @param name what people call it
 * @param languages in which it may speak
 * @param streams to which it is bound; empty for every stream of its roles
 * @param from null for always
 * @param until null for always; the certificate's own expiry holds besides
 */
public record TrustedKey(
    String fingerprint,
    Kind kind,
    String name,
    Set<Role> roles,
    Set<Lang> languages,
    Set<String> streams,
    Instant from,
    Instant until) {

  public enum Kind {
    OPENPGP,
    MINISIGN
  }

  public TrustedKey {
    roles = Set.copyOf(roles);
    languages = Set.copyOf(languages);
    streams = Set.copyOf(streams);
  }

  /** May it speak in this stream, as this role, at this time? */
  boolean maySign(Role role, String stream, Instant at) {
    return roles.contains(role) && (streams.isEmpty() || streams.contains(stream)) && heldAt(at);
  }

  boolean heldAt(Instant at) {
    return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
  }
}

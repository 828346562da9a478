package org.jarshy.gateway.console;

import java.time.Instant;
import java.util.Set;

/**
 * A person who may sign in; never carries the password's hash.
 *
 * @param lockedUntil null unless wrong passwords locked it
 * @param version grows with every change of password, roles or state: a session begun with an older
 *     one ends
 */
public record Account(
    String login,
    String name,
    Set<Role> roles,
    boolean disabled,
    int failures,
    Instant lockedUntil,
    int version) {

  public Account {
    roles = Set.copyOf(roles);
  }

  public boolean lockedAt(Instant instant) {
    return lockedUntil != null && instant.isBefore(lockedUntil);
  }
}

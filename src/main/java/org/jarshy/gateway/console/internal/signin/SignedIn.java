package org.jarshy.gateway.console.internal.signin;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.console.Account;
import org.jarshy.gateway.console.Role;
import org.jarshy.gateway.kernel.Actor;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Who a session belongs to.
 *
 * @param version of the account when the session began
 */
public record SignedIn(String login, String displayName, Set<Role> roles, int version)
    implements AuthenticatedPrincipal, Serializable {

  public SignedIn {
    roles = Set.copyOf(roles);
  }

  public static SignedIn as(Account account) {
    return new SignedIn(account.login(), account.name(), account.roles(), account.version());
  }

  @Override
  public String getName() {
    return login;
  }

  public Actor actor() {
    return new Actor(login);
  }

  public Set<Permission> permissions() {
    return Permission.of(roles);
  }

  public boolean may(Permission permission) {
    return permissions().contains(permission);
  }

  public List<GrantedAuthority> authorities() {
    return permissions().stream()
        .<GrantedAuthority>map(p -> new SimpleGrantedAuthority(p.name()))
        .toList();
  }
}

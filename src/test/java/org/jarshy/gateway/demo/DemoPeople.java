package org.jarshy.gateway.demo;

import java.util.Set;
import org.jarshy.gateway.console.Accounts;
import org.jarshy.gateway.console.Role;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Secret;

/** Who signs in at the demo: one person for each job, all with the same well-known password. */
enum DemoPeople {
  AUTHOR("author", "Demo author", Role.AUTHOR),
  APPROVER("approver", "Demo approver", Role.APPROVER),
  DISPATCHER("dispatcher", "Demo dispatcher", Role.DISPATCHER),
  ADMIN("admin", "Demo administrator", Role.ADMINISTRATOR);

  static final String PASSWORD = "january-2022";

  private final String login;
  private final String name;
  private final Role role;

  DemoPeople(String login, String name, Role role) {
    this.login = login;
    this.name = name;
    this.role = role;
  }

  String login() {
    return login;
  }

  String job() {
    return role.does();
  }

  Actor actor() {
    return new Actor(login);
  }

  static void create(Accounts accounts) {
    for (DemoPeople person : values()) {
      if (accounts.find(person.login).isEmpty()) {
        accounts.create(
            person.login, person.name, Secret.of(PASSWORD), Set.of(person.role), Actor.SYSTEM);
      }
    }
  }
}

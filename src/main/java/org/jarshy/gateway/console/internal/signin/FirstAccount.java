package org.jarshy.gateway.console.internal.signin;

import java.util.Set;
import org.jarshy.gateway.console.AccountRefused;
import org.jarshy.gateway.console.Accounts;
import org.jarshy.gateway.console.Role;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Makes the first administrator where the configuration names one, else says how to. */
@Component
class FirstAccount implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(FirstAccount.class);

  private final ConsoleProperties properties;
  private final AccountRows rows;
  private final Accounts accounts;

  FirstAccount(ConsoleProperties properties, AccountRows rows, Accounts accounts) {
    this.properties = properties;
    this.rows = rows;
    this.accounts = accounts;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!rows.isEmpty()) {
      return;
    }
    if (!properties.namesAnAdministrator()) {
      LOG.warn(
          "There is no account yet, so nobody can sign in at the console. Start once with"
              + " jarshy.console.initial-administrator=LOGIN and"
              + " jarshy.console.initial-password=PASSWORD (at least {} characters; best given as"
              + " environment variables JARSHY_CONSOLE_INITIALADMINISTRATOR and"
              + " JARSHY_CONSOLE_INITIALPASSWORD), sign in, and make the other accounts there.",
          Accounts.SHORTEST_PASSWORD);
      return;
    }
    try {
      accounts.create(
          properties.initialAdministrator(),
          properties.initialAdministrator(),
          Secret.of(properties.initialPassword()),
          Set.of(Role.ADMINISTRATOR),
          Actor.SYSTEM);
    } catch (AccountRefused e) {
      throw new IllegalStateException(
          "jarshy.console.initial-administrator and -password make no account: " + e.getMessage(),
          e);
    }
    LOG.info(
        "Made the first administrator '{}'. Take jarshy.console.initial-password out of the"
            + " configuration now.",
        properties.initialAdministrator());
  }
}

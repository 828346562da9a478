package org.jarshy.gateway.console.internal.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first account of a new installation; used only while there is no account at all. Both keys or
 * neither.
 *
 * @param initialAdministrator login
 * @param initialPassword taken once; remove it from the configuration afterwards
 */
@ConfigurationProperties("jarshy.console")
public record ConsoleProperties(String initialAdministrator, String initialPassword) {

  public ConsoleProperties {
    boolean login = initialAdministrator != null && !initialAdministrator.isBlank();
    boolean password = initialPassword != null && !initialPassword.isEmpty();
    if (login != password) {
      throw new IllegalArgumentException(
          "jarshy.console.%s is set without jarshy.console.%s: set both, or neither"
              .formatted(
                  login ? "initial-administrator" : "initial-password",
                  login ? "initial-password" : "initial-administrator"));
    }
    initialAdministrator = login ? initialAdministrator : null;
    initialPassword = password ? initialPassword : null;
  }

  boolean namesAnAdministrator() {
    return initialAdministrator != null;
  }

  @Override
  public String toString() {
    return "ConsoleProperties[initialAdministrator=" + initialAdministrator + "]";
  }
}

package org.jarshy.gateway.trust;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys lie and where files are found.
 *
 * @param directory of the keys whose word counts; while there is none, every bundle is refused
 * @param inbox a folder whose bundles are taken by themselves, such as where USB sticks are
 *     mounted; empty for none
 */
@ConfigurationProperties(prefix = "jarshy.trust", ignoreUnknownFields = false)
record TrustSettings(@DefaultValue("config/trust") Path directory, @DefaultValue("") String inbox) {

  TrustSettings {
    inbox = inbox.strip();
    if (directory.toString().isBlank()) {
      throw new IllegalArgumentException(
          "jarshy.trust.directory is empty; a directory is allowed, whether it exists yet or not");
    }
  }

  boolean hasInbox() {
    return !inbox.isEmpty();
  }
}

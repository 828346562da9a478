package org.jarshy.sim.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.SmscBuilder;
import org.jarshy.sim.form.Durations;
import org.jarshy.sim.form.InvalidSetting;
import org.jarshy.sim.scenario.Scenario;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Makes of an annotation what it says. */
final class Preparation {

  private Preparation() {}

  /**
   * @param test whose class loader knows the resources
   * @throws ExtensionConfigurationException when the annotation says what cannot be
   */
  static Smsc start(SimulatedSmsc wanted, Class<?> test) {
    try {
      return builder(wanted, test).smppPort(0).httpPort(0).start();
    } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
      throw new ExtensionConfigurationException("@SimulatedSmsc: " + e.getMessage(), e);
    }
  }

  private static SmscBuilder builder(SimulatedSmsc wanted, Class<?> test) throws IOException {
    SmscBuilder builder = Smsc.builder();
    if (!wanted.scenario().isEmpty()) {
      scenario(wanted.scenario(), test).configure(builder);
    }
    for (String account : wanted.accounts()) {
      int colon = account.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException(
            "accounts: '" + account + "' is not allowed; allowed is ID:PASSWORD");
      }
      builder.account(account.substring(0, colon), account.substring(colon + 1));
    }
    if (wanted.seed().length > 1) {
      throw new IllegalArgumentException("seed: one number, not " + wanted.seed().length);
    }
    for (long seed : wanted.seed()) {
      builder.seed(seed);
    }
    if (!wanted.receiptDelay().isEmpty()) {
      builder.receiptDelay(duration("receiptDelay", wanted.receiptDelay()));
    }
    return builder;
  }

  static Duration duration(String key, String word) {
    try {
      return Durations.parse(word);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          "@SimulatedSmsc: "
              + key
              + ": '"
              + word
              + "' is not allowed; allowed is "
              + e.getMessage());
    }
  }

  private static Scenario scenario(String name, Class<?> test) throws IOException {
    if (Files.exists(Path.of(name))) {
      return Scenario.read(Path.of(name));
    }
    String resource = name.startsWith("/") ? name.substring(1) : name;
    try (InputStream in = test.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "scenario: '" + name + "' is neither a file nor a resource on the class path");
      }
      return Scenario.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (InvalidSetting e) {
      throw new InvalidSetting(name + ", " + e.getMessage());
    }
  }
}

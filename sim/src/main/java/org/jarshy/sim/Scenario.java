package org.jarshy.sim;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jarshy.sim.form.InvalidSetting;
import org.jarshy.sim.form.Settings;

/**
 * Accounts and their behaviour, read from a YAML file.
 *
 * @param seed null when the file has none
 */
public record Scenario(Long seed, List<AccountConfig> accounts) {

  public Scenario {
    accounts = List.copyOf(accounts);
  }

  /**
   * @throws InvalidSetting when something in it is not allowed; names place, key, value and what is
   * @throws UncheckedIOException when the file cannot be read
   */
  public static Scenario read(Path file) {
    return read(Settings.yaml(file));
  }

  /**
   * @throws InvalidSetting when something in it is not allowed; names place, key, value and what is
   */
  public static Scenario parse(String yaml) {
    return read(Settings.yaml(null, yaml));
  }

  private static Scenario read(Settings settings) {
    Long seed = settings.has("seed") ? Long.valueOf(settings.number("seed", 0)) : null;
    List<AccountConfig> accounts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Settings each : settings.objects("accounts")) {
      AccountConfig account = account(each);
      if (!ids.add(account.id())) {
        throw each.invalid("id", "an id that no other account has");
      }
      accounts.add(account);
    }
    if (accounts.isEmpty()) {
      throw settings.invalid("accounts", "a list with at least one account");
    }
    settings.refuseUnknownKeys();
    return new Scenario(seed, accounts);
  }

  private static AccountConfig account(Settings settings) {
    String id = settings.text("id", "");
    String password = settings.text("password", "");
    Set<BindType> binds = EnumSet.noneOf(BindType.class);
    for (String word : settings.texts("bind", List.of("trx", "tx", "rx"))) {
      binds.add(bind(settings, word));
    }
    List<String> prefixes = settings.texts("prefixes", List.of());
    int window =
        settings.integer("deliverWindow", AccountConfig.DEFAULT_DELIVER_WINDOW, 1, 100_000);
    Behaviour behaviour = BehaviourForm.read(settings, Behaviour.normal());
    settings.refuseUnknownKeys();
    try {
      return new AccountConfig(id, password, binds, prefixes, window, behaviour);
    } catch (IllegalArgumentException e) {
      throw settings.refused(e.getMessage());
    }
  }

  private static BindType bind(Settings settings, String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "trx" -> BindType.TRX;
      case "tx" -> BindType.TX;
      case "rx" -> BindType.RX;
      default -> throw settings.invalid("bind", "a list of trx, tx, rx");
    };
  }
}

package org.jarshy.sim.scenario;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jarshy.sim.AccountConfig;
import org.jarshy.sim.BindType;
import org.jarshy.sim.Host;
import org.jarshy.sim.form.Numbers;
import org.jarshy.sim.form.Settings;
import org.jarshy.sim.profile.Profile;

/** An account as scenarios write it. */
final class AccountForm {

  private static final int MOST_DELIVERIES = 100_000;

  private AccountForm() {}

  static AccountConfig read(Settings settings) {
    String id = settings.text("id", "");
    String password = settings.text("password", "");
    Set<BindType> binds = EnumSet.noneOf(BindType.class);
    binds.addAll(
        settings.words("bind", List.of(BindType.TRX, BindType.TX, BindType.RX), AccountForm::bind));
    List<String> prefixes = settings.texts("prefixes", List.of());
    List<Host> hosts = settings.words("hosts", List.of(), Host::parse);
    List<String> sources =
        settings.words("sources", List.of(), word -> Numbers.destination("a source", word));
    int window =
        settings.integer("deliverWindow", AccountConfig.DEFAULT_DELIVER_WINDOW, 1, MOST_DELIVERIES);
    Profile profile = ProfileForm.read(settings, Profile.normal());
    settings.refuseUnknownKeys();
    try {
      return new AccountConfig(id, password, binds, prefixes, hosts, sources, window, profile);
    } catch (IllegalArgumentException e) {
      throw settings.refused(e.getMessage());
    }
  }

  private static BindType bind(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "trx" -> BindType.TRX;
      case "tx" -> BindType.TX;
      case "rx" -> BindType.RX;
      default -> throw new IllegalArgumentException("trx, tx or rx");
    };
  }
}

package org.jarshy.sim.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jarshy.sim.AccountConfig;
import org.jarshy.sim.Certificate;
import org.jarshy.sim.SmscConfig;
import org.jarshy.sim.form.Settings;

/** A virtual SMSC as scenarios write it. */
final class SmscForm {

  private static final int HIGHEST_PORT = 65_535;

  private final Path directory;
  private final Set<String> ids;

  /**
   * @param directory against which files are named
   * @param ids of the accounts of the SMSCs before
   */
  SmscForm(Path directory, Set<String> ids) {
    this.directory = directory;
    this.ids = ids;
  }

  SmscConfig read(Settings settings) {
    String id = settings.text("id", "");
    Integer port = port(settings, "port");
    Integer tlsPort = port(settings, "tlsPort");
    Certificate certificate = certificate(settings);
    List<AccountConfig> accounts = accounts(settings);
    settings.refuseUnknownKeys();
    try {
      return new SmscConfig(id, port, tlsPort, certificate, accounts);
    } catch (IllegalArgumentException e) {
      throw settings.refused(e.getMessage());
    }
  }

  private static Integer port(Settings settings, String key) {
    return settings.has(key) ? settings.integer(key, 0, 0, HIGHEST_PORT) : null;
  }

  private Certificate certificate(Settings settings) {
    String chain = settings.text("certificate", null);
    String key = settings.text("key", null);
    if (chain == null && key == null) {
      return null;
    }
    String missing = chain == null ? "certificate" : "key";
    if (chain == null || key == null) {
      throw settings.invalid(missing, "a PEM file: certificate and key belong together");
    }
    try {
      return Certificate.read(directory.resolve(chain), directory.resolve(key));
    } catch (IOException e) {
      throw settings.invalid("certificate", "a file that can be read; " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw settings.invalid("certificate", "a certificate and its key in PEM; " + e.getMessage());
    }
  }

  List<AccountConfig> accounts(Settings settings) {
    List<AccountConfig> accounts = new ArrayList<>();
    for (Settings each : settings.objects("accounts")) {
      AccountConfig account = AccountForm.read(each);
      if (!ids.add(account.id())) {
        throw each.invalid("id", "an id that no other account has");
      }
      accounts.add(account);
    }
    if (accounts.isEmpty()) {
      throw settings.invalid("accounts", "a list with at least one account");
    }
    return accounts;
  }
}

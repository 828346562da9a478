package org.jarshy.sim.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.sim.Account;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.fault.ArmedFault;
import org.jarshy.sim.form.Settings;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.scenario.FaultForm;
import org.jarshy.sim.scenario.ProfileForm;
import tools.jackson.databind.JsonNode;

/** How accounts behave, and what goes wrong. */
final class FaultRoutes {

  private final Smsc smsc;

  FaultRoutes(Smsc smsc) {
    this.smsc = smsc;
  }

  void show(Request request) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Account account : smsc.accounts()) {
      all.put(account.id(), ProfileForm.write(account.profile()));
    }
    request.json(200, all);
  }

  /** What is not said is as it was at the start. */
  void replace(Request request) throws IOException {
    JsonNode body = Json.parse(request.body());
    Map<Account, Profile> wanted = new LinkedHashMap<>();
    new Settings("", body);
    for (String id : body.propertyNames()) {
      for (Account account : meant(id)) {
        Settings settings = new Settings(id, body.get(id));
        wanted.put(account, ProfileForm.read(settings, account.config().profile()));
        settings.refuseUnknownKeys();
      }
    }
    wanted.forEach(Account::behave); // only when all of it is good
    show(request);
  }

  /** In addition to what is armed: one fault, or a list, for each account. */
  void add(Request request) throws IOException {
    JsonNode body = Json.parse(request.body());
    Settings settings = new Settings("", body);
    Map<Account, List<ArmedFault>> wanted = new LinkedHashMap<>();
    for (String id : body.propertyNames()) {
      List<ArmedFault> faults = settings.objectsOrOne(id).stream().map(FaultForm::read).toList();
      for (Account account : meant(id)) {
        wanted.computeIfAbsent(account, any -> new ArrayList<>()).addAll(faults);
      }
    }
    wanted.forEach((account, faults) -> faults.forEach(account::inject));
    show(request);
  }

  private List<Account> meant(String id) {
    return id.equals("*") ? List.copyOf(smsc.accounts()) : List.of(smsc.account(id));
  }
}

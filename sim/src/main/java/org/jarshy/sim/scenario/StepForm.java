package org.jarshy.sim.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.sim.AccountConfig;
import org.jarshy.sim.Habit;
import org.jarshy.sim.fault.ArmedFault;
import org.jarshy.sim.form.Numbers;
import org.jarshy.sim.form.Settings;
import org.jarshy.sim.profile.Profile;

/** What happens at one moment, as scenarios write it. */
final class StepForm {

  private final Map<String, AccountConfig> accounts;

  StepForm(Map<String, AccountConfig> accounts) {
    this.accounts = accounts;
  }

  Step read(Settings settings) {
    Duration at = settings.duration("at", null);
    if (at == null) {
      throw settings.invalid("at", "a time from the start, such as 90s or 2h");
    }
    Map<String, Profile> profiles = new LinkedHashMap<>();
    Settings named = settings.object("accounts");
    if (named != null) {
      for (String id : known(named)) {
        Settings each = named.object(id);
        for (AccountConfig account : meant(id)) {
          profiles.put(account.id(), ProfileForm.read(each, account.profile()));
        }
        each.refuseUnknownKeys();
      }
    }
    Map<String, List<ArmedFault>> faults = new LinkedHashMap<>();
    Settings armed = settings.object("faults");
    if (armed != null) {
      for (String id : known(armed)) {
        List<ArmedFault> all = armed.objectsOrOne(id).stream().map(FaultForm::read).toList();
        meant(id).forEach(account -> faults.put(account.id(), all));
      }
    }
    Map<String, Habit> phones = new LinkedHashMap<>();
    for (Settings each : settings.objects("phones")) {
      String number = each.word("number", null, word -> Numbers.phone("number", word));
      if (number == null) {
        throw each.invalid("number", "a phone number");
      }
      phones.put(number, HabitForm.read(each));
      each.refuseUnknownKeys();
    }
    var texts = settings.objectsOrOne("mo").stream().map(MobileTextForm::read).toList();
    texts.stream()
        .filter(text -> text.account() != null && !accounts.containsKey(text.account()))
        .findFirst()
        .ifPresent(
            text -> {
              throw settings.invalid("mo", "an account of " + String.join(", ", accounts.keySet()));
            });
    settings.refuseUnknownKeys();
    return new Step(at, profiles, faults, phones, texts);
  }

  private Iterable<String> known(Settings byAccount) {
    for (var each : byAccount.entries().entrySet()) {
      if (!each.getKey().equals("*") && !accounts.containsKey(each.getKey())) {
        throw each.getValue().invalidKey("* or " + String.join(", ", accounts.keySet()));
      }
    }
    return byAccount.keys();
  }

  private List<AccountConfig> meant(String id) {
    return id.equals("*") ? List.copyOf(accounts.values()) : List.of(accounts.get(id));
  }
}

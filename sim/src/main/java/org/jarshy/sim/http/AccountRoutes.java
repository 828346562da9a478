package org.jarshy.sim.http;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jarshy.sim.Account;
import org.jarshy.sim.AccountConfig;
import org.jarshy.sim.RateHistory;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.form.InvalidSetting;
import org.jarshy.sim.scenario.ProfileForm;

/** Who may bind where, and how much they submit. */
final class AccountRoutes {

  private final Smsc smsc;

  AccountRoutes(Smsc smsc) {
    this.smsc = smsc;
  }

  /** As they are at the start; all that a client needs to bind, as the console shows it too. */
  void list(Request request) throws IOException {
    request.json(200, smsc.accounts().stream().map(this::form).toList());
  }

  private Map<String, Object> form(Account account) {
    AccountConfig config = account.config();
    List<Map<String, Object>> ports = new ArrayList<>();
    for (Smsc.OpenPort port : smsc.ports()) {
      if (port.smsc().equals(account.smsc())) {
        ports.add(Map.of("port", port.port(), "tls", port.tls()));
      }
    }
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("id", config.id());
    form.put("smsc", account.smsc());
    form.put("password", config.password());
    form.put("ports", ports);
    form.put(
        "bind",
        config.binds().stream().sorted().map(b -> b.name().toLowerCase(Locale.ROOT)).toList());
    form.put("prefixes", config.prefixes());
    form.put("deliverWindow", config.deliverWindow());
    form.put("start", ProfileForm.write(config.profile()));
    return form;
  }

  /** The seconds of the last ten minutes, or those that ended after {@code since}. */
  void rates(Request request) throws IOException {
    String since = request.query("since");
    List<RateHistory.Second> seconds = smsc.rates();
    if (since != null) {
      Instant from = instant("since", since);
      seconds = seconds.stream().filter(second -> second.time().isAfter(from)).toList();
    }
    request.json(200, seconds);
  }

  private static Instant instant(String key, String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw new InvalidSetting(key, value, "a time such as 2022-01-07T14:00:00Z");
    }
  }
}

package org.jarshy.sim.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.sim.Habit;
import org.jarshy.sim.Phone;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.form.Numbers;
import org.jarshy.sim.form.Settings;
import org.jarshy.sim.scenario.HabitForm;
import org.jarshy.sim.scenario.MobileTextForm;

/** What phones received, send, and do by themselves. */
final class PhoneRoutes {

  private static final Pattern PHONE =
      Pattern.compile("/api/phones/([^/]+)/(messages|thread|habit)");
  private static final int MOST_PHONES = 200;

  private final Smsc smsc;

  PhoneRoutes(Smsc smsc) {
    this.smsc = smsc;
  }

  void send(Request request) throws IOException {
    Settings body = new Settings("", Json.parse(request.body()));
    request.json(202, Map.of("id", smsc.send(MobileTextForm.read(body))));
  }

  void list(Request request) throws IOException {
    request.onlyQuery("q");
    String words = request.query("q");
    request.json(200, smsc.phones().recent(words == null ? "" : words, MOST_PHONES));
  }

  /** What may be done at the path of one phone; null when it is none. */
  Map<String, Routes.Action> onePhone(String path) {
    Matcher phone = PHONE.matcher(path);
    if (!phone.matches()) {
      return null;
    }
    String number = phone.group(1);
    Map<String, Routes.Action> methods = new LinkedHashMap<>();
    switch (phone.group(2)) {
      case "messages" -> methods.put("GET", r -> r.json(200, phone(number).messages()));
      case "thread" ->
          methods.put("GET", r -> r.json(200, smsc.phones().phone(digits(number)).lines()));
      default -> {
        methods.put("GET", request -> habit(request, phone(number)));
        methods.put("PUT", request -> change(request, phone(number)));
      }
    }
    return methods;
  }

  private Phone phone(String number) {
    return smsc.phone(digits(number));
  }

  private static String digits(String number) {
    return Numbers.anyNumber("the phone in the path", number);
  }

  private static void habit(Request request, Phone phone) throws IOException {
    Map<String, Object> form = HabitForm.write(phone.habit());
    form.put("waiting", phone.waiting());
    request.json(200, form);
  }

  private static void change(Request request, Phone phone) throws IOException {
    Settings body = new Settings("", Json.parse(request.body()));
    Habit wanted = HabitForm.read(body);
    body.refuseUnknownKeys();
    phone.habit(wanted);
    habit(request, phone);
  }
}

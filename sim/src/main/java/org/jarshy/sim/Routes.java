package org.jarshy.sim;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.sim.form.Settings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Which request does what. */
final class Routes {

  private static final Pattern PHONE = Pattern.compile("/api/phones/([^/]+)/(messages|thread)");
  private static final int MOST_PHONES = 200;

  private final Smsc smsc;
  private final EventStream events;
  private final Page page = new Page();

  Routes(Smsc smsc, EventStream events) {
    this.smsc = smsc;
    this.events = events;
  }

  void handle(HttpExchange exchange) throws IOException {
    Request request = new Request(exchange);
    try {
      if (!sameOrigin(exchange)) {
        request.problem(403, "requests from pages of other sites are refused");
      } else if (request.path().startsWith("/api/")) {
        api(request);
      } else {
        page.serve(request);
      }
    } catch (IllegalArgumentException e) {
      request.problem(400, e.getMessage());
    } catch (JacksonException e) {
      exchange.close(); // the client went away in the middle of an array
    }
  }

  /** A page somewhere on the web must not drive this through a tester's browser. */
  private static boolean sameOrigin(HttpExchange exchange) {
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    String host = exchange.getRequestHeaders().getFirst("Host");
    return origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
  }

  private void api(Request request) throws IOException {
    Matcher phone = PHONE.matcher(request.path());
    if (phone.matches()) {
      if (allowed(request, "GET")) {
        phone(request, phone.group(1), phone.group(2));
      }
      return;
    }
    switch (request.path()) {
      case "/api/mo" -> {
        if (allowed(request, "POST")) {
          mo(request);
        }
      }
      case "/api/phones" -> {
        if (allowed(request, "GET")) {
          phones(request);
        }
      }
      case "/api/ledger" -> {
        if (allowed(request, "GET")) {
          ledger(request);
        }
      }
      case "/api/stats" -> {
        if (allowed(request, "GET")) {
          request.json(200, smsc.stats());
        }
      }
      case "/api/faults" -> {
        if (allowed(request, "GET", "PUT")) {
          faults(request);
        }
      }
      case "/api/state" -> {
        if (allowed(request, "DELETE")) {
          smsc.reset();
          request.empty(204);
        }
      }
      case "/api/events" -> {
        if (allowed(request, "GET")) {
          events.serve(request);
        }
      }
      default -> request.problem(404, "there is nothing at " + request.path());
    }
  }

  private static boolean allowed(Request request, String... methods) throws IOException {
    for (String method : methods) {
      if (method.equals(request.method())) {
        return true;
      }
    }
    request.exchange().getResponseHeaders().set("Allow", String.join(", ", methods));
    request.problem(
        405, request.method() + " is not allowed here; allowed is " + String.join(", ", methods));
    return false;
  }

  private void mo(Request request) throws IOException {
    Settings body = new Settings("", Json.parse(request.body()));
    String from = body.text("from", null);
    String to = body.text("to", null);
    String text = body.text("text", null);
    String account = body.text("account", null);
    body.refuseUnknownKeys();
    request.json(202, Map.of("id", smsc.send(from, to, text, account)));
  }

  private void phone(Request request, String number, String what) throws IOException {
    String digits = Numbers.anyNumber("the phone in the path", number);
    PhoneThread thread = smsc.phones().phone(digits);
    request.json(200, what.equals("messages") ? thread.messages() : thread.lines());
  }

  private void phones(Request request) throws IOException {
    String words = request.query("q");
    request.json(200, smsc.phones().recent(words == null ? "" : words, MOST_PHONES));
  }

  private void ledger(Request request) throws IOException {
    String to = request.query("to");
    if (to != null) {
      request.json(200, smsc.ledger(to));
      return;
    }
    request.array(
        json -> {
          for (PhoneThread phone : smsc.phones().all()) {
            for (LedgerEntry entry : phone.ledger()) {
              Json.MAPPER.writeValue(json, entry);
            }
          }
        });
  }

  private void faults(Request request) throws IOException {
    if (request.method().equals("PUT")) {
      Map<Account, Behaviour> wanted = behaviours(Json.parse(request.body()));
      wanted.forEach(Account::behave); // only when all of it is good
    }
    Map<String, Object> all = new LinkedHashMap<>();
    for (Account account : smsc.accounts()) {
      all.put(account.id(), BehaviourForm.write(account.behaviour()));
    }
    request.json(200, all);
  }

  private Map<Account, Behaviour> behaviours(JsonNode body) {
    Map<Account, Behaviour> wanted = new LinkedHashMap<>();
    new Settings("", body);
    for (String id : body.propertyNames()) {
      List<Account> named =
          id.equals("*") ? List.copyOf(smsc.accounts()) : List.of(smsc.account(id));
      for (Account account : named) {
        Settings settings = new Settings(id, body.get(id));
        wanted.put(account, BehaviourForm.read(settings, account.config().behaviour()));
        settings.refuseUnknownKeys();
      }
    }
    return wanted;
  }
}

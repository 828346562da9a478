package org.jarshy.sim.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.sim.Smsc;
import tools.jackson.core.JacksonException;

/** Which request does what. */
final class Routes {

  /** Answers one kind of request. */
  interface Action {
    void answer(Request request) throws IOException;
  }

  private final Map<String, Map<String, Action>> paths = new LinkedHashMap<>();
  private final PhoneRoutes phones;
  private final Page page = new Page();

  Routes(Smsc smsc, EventStream events) {
    phones = new PhoneRoutes(smsc);
    FaultRoutes faults = new FaultRoutes(smsc);
    ProofRoutes proof = new ProofRoutes(smsc);
    AccountRoutes accounts = new AccountRoutes(smsc);
    at("/api/mo", "POST", phones::send);
    at("/api/phones", "GET", phones::list);
    at("/api/ledger", "GET", proof::ledger);
    at("/api/assertions", "GET", proof::assertions);
    at("/api/pdus", "GET", proof::pdus);
    at("/api/stats", "GET", request -> request.json(200, smsc.stats()));
    at("/api/rates", "GET", accounts::rates);
    at("/api/accounts", "GET", accounts::list);
    at("/api/faults", "GET", faults::show);
    at("/api/faults", "PUT", faults::replace);
    at("/api/faults", "POST", faults::add);
    at("/api/events", "GET", events::serve);
    at("/api/openapi.json", "GET", page::openApi);
    at(
        "/api/state",
        "DELETE",
        request -> {
          smsc.reset();
          request.empty(204);
        });
  }

  private void at(String path, String method, Action action) {
    paths.computeIfAbsent(path, any -> new LinkedHashMap<>()).put(method, action);
  }

  /** Every path with what may be done there, as the description of the API has them. */
  Map<String, List<String>> all() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    paths.forEach((path, methods) -> all.put(path, List.copyOf(methods.keySet())));
    all.put("/api/phones/{msisdn}/messages", List.of("GET"));
    all.put("/api/phones/{msisdn}/thread", List.of("GET"));
    all.put("/api/phones/{msisdn}/habit", List.of("GET", "PUT"));
    return all;
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
    Map<String, Action> methods = paths.get(request.path());
    if (methods == null) {
      methods = phones.onePhone(request.path());
    }
    if (methods == null) {
      request.problem(
          404,
          "there is nothing at " + request.path() + "; the API is described at /api/openapi.json");
      return;
    }
    Action action = methods.get(request.method());
    if (action == null) {
      String allowed = String.join(", ", methods.keySet());
      request.exchange().getResponseHeaders().set("Allow", allowed);
      request.problem(405, request.method() + " is not allowed here; allowed is " + allowed);
      return;
    }
    action.answer(request);
  }
}

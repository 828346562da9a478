package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.outbox.PriorityClass;
import org.junit.jupiter.api.Test;

/** The table of who may do what, through the doors people use. */
class RolesTest extends ConsoleTest {

  private record Deed(String method, String url, Set<Role> may) {}

  private static final List<Deed> DEEDS =
      List.of(
          new Deed("GET", "/compose", Set.of(Role.AUTHOR)),
          new Deed("POST", "/compose", Set.of(Role.AUTHOR)),
          new Deed("GET", "/bulletins/1/edit", Set.of(Role.AUTHOR)),
          new Deed("POST", "/bulletins/1/edit", Set.of(Role.AUTHOR)),
          new Deed("POST", "/bulletins/1/submit", Set.of(Role.AUTHOR)),
          new Deed("POST", "/bulletins/1/approve", Set.of(Role.APPROVER)),
          new Deed("POST", "/bulletins/1/return", Set.of(Role.APPROVER)),
          new Deed("POST", "/bulletins/1/reject", Set.of(Role.APPROVER)),
          new Deed("POST", "/bulletins/1/put-away", Set.of(Role.AUTHOR)),
          new Deed("POST", "/bulletins/1/cancel", Set.of(Role.APPROVER, Role.DISPATCHER)),
          new Deed("POST", "/bulletins/1/retraction", Set.of(Role.APPROVER, Role.DISPATCHER)),
          new Deed("POST", "/bulletins/1/edit/merge", Set.of(Role.AUTHOR)),
          new Deed("GET", "/bulletins/1/chain", Set.of(Role.values())),
          new Deed("GET", "/exercise-phones", Set.of(Role.values())),
          new Deed("POST", "/exercise-phones", Set.of(Role.DISPATCHER, Role.ADMINISTRATOR)),
          new Deed(
              "POST", "/exercise-phones/1/remove", Set.of(Role.DISPATCHER, Role.ADMINISTRATOR)),
          new Deed("GET", "/bulletins/1/send", Set.of(Role.DISPATCHER)),
          new Deed("POST", "/bulletins/1/send", Set.of(Role.DISPATCHER)),
          new Deed("POST", "/broadcasts/1/pause", Set.of(Role.DISPATCHER)),
          new Deed("POST", "/broadcasts/1/resume", Set.of(Role.DISPATCHER)),
          new Deed("POST", "/broadcasts/1/cancel", Set.of(Role.DISPATCHER)),
          new Deed("GET", "/help-lines/new", Set.of(Role.AUTHOR, Role.ADMINISTRATOR)),
          new Deed("POST", "/help-lines", Set.of(Role.AUTHOR, Role.ADMINISTRATOR)),
          new Deed("POST", "/subscribers/import", Set.of(Role.DISPATCHER, Role.ADMINISTRATOR)),
          new Deed("GET", "/bundles", Set.of(Role.values())),
          new Deed("POST", "/bundles", Set.of(Role.AUTHOR, Role.DISPATCHER, Role.ADMINISTRATOR)),
          new Deed(
              "POST",
              "/bundles/straight?kind=CURFEW&leastSeverity=EXTREME&leastSigners=2",
              Set.of(Role.ADMINISTRATOR)),
          new Deed(
              "POST", "/bundles/straight/1/confirm", Set.of(Role.APPROVER, Role.ADMINISTRATOR)),
          new Deed("POST", "/bundles/straight/1/end", Set.of(Role.APPROVER, Role.ADMINISTRATOR)),
          new Deed("POST", "/bundles/alarms/1/seen", Set.of(Role.APPROVER, Role.ADMINISTRATOR)),
          new Deed("GET", "/accounts", Set.of(Role.ADMINISTRATOR)),
          new Deed("POST", "/accounts", Set.of(Role.ADMINISTRATOR)),
          new Deed("GET", "/audit", Set.of(Role.ADMINISTRATOR, Role.AUDITOR)),
          new Deed("GET", "/audit/0", Set.of(Role.ADMINISTRATOR, Role.AUDITOR)),
          new Deed("POST", "/audit/check", Set.of(Role.ADMINISTRATOR, Role.AUDITOR)),
          new Deed("POST", "/audit/checkpoint", Set.of(Role.ADMINISTRATOR, Role.AUDITOR)),
          new Deed("POST", "/audit/compare", Set.of(Role.ADMINISTRATOR, Role.AUDITOR)),
          new Deed("POST", "/audit/witnesses", Set.of(Role.ADMINISTRATOR)),
          new Deed("GET", "/", Set.of(Role.values())),
          new Deed("GET", "/bulletins", Set.of(Role.values())),
          new Deed("GET", "/bulletins/1", Set.of(Role.values())),
          new Deed("GET", "/broadcasts", Set.of(Role.values())),
          new Deed("GET", "/broadcasts/1", Set.of(Role.values())),
          new Deed("GET", "/subscribers", Set.of(Role.values())),
          new Deed("GET", "/help-lines", Set.of(Role.values())),
          new Deed("GET", "/links", Set.of(Role.values())),
          new Deed("GET", "/rumours", Set.of(Role.values())),
          new Deed("GET", "/rumours/1", Set.of(Role.values())),
          new Deed("POST", "/rumours/count", Set.of(Role.AUTHOR)),
          new Deed("POST", "/rumours/1/verdict", Set.of(Role.AUTHOR)),
          new Deed("POST", "/rumours/1/merge", Set.of(Role.AUTHOR)),
          new Deed("POST", "/rumours/1/split", Set.of(Role.AUTHOR)),
          new Deed("POST", "/rumours/1/approve", Set.of(Role.APPROVER)),
          new Deed("POST", "/rumours/1/return", Set.of(Role.APPROVER)),
          new Deed("POST", "/rumours/1/confirm", Set.of(Role.APPROVER)),
          new Deed("POST", "/rumours/1/withdraw", Set.of(Role.APPROVER, Role.DISPATCHER)),
          new Deed("GET", "/feeds", Set.of(Role.values())),
          new Deed("POST", "/feeds/news/ask", Set.of(Role.AUTHOR)),
          new Deed("GET", "/proxies", Set.of(Role.values())),
          new Deed("GET", "/proxies/enumeration?sims=1", Set.of(Role.values())),
          new Deed("POST", "/proxies", Set.of(Role.AUTHOR)),
          new Deed("POST", "/proxies/1/approve", Set.of(Role.APPROVER)),
          new Deed("POST", "/proxies/1/reject", Set.of(Role.APPROVER)),
          new Deed("POST", "/proxies/1/burn", Set.of(Role.APPROVER, Role.DISPATCHER)),
          new Deed("GET", "/keywords", Set.of(Role.values())),
          new Deed("GET", "/keywords/1", Set.of(Role.values())),
          new Deed("GET", "/keywords/new", Set.of(Role.AUTHOR)),
          new Deed("POST", "/keywords", Set.of(Role.AUTHOR)),
          new Deed("POST", "/keywords/1/edit", Set.of(Role.AUTHOR)),
          new Deed("POST", "/keywords/1/update", Set.of(Role.AUTHOR)),
          new Deed("POST", "/keywords/1/table", Set.of(Role.AUTHOR)),
          new Deed("POST", "/keywords/1/submit", Set.of(Role.AUTHOR)),
          new Deed("POST", "/keywords/1/try", Set.of(Role.AUTHOR, Role.APPROVER)),
          new Deed("POST", "/keywords/1/approve", Set.of(Role.APPROVER)),
          new Deed("POST", "/keywords/1/return", Set.of(Role.APPROVER)),
          new Deed("POST", "/keywords/1/reject", Set.of(Role.APPROVER)),
          new Deed("POST", "/keywords/1/cancel", Set.of(Role.APPROVER, Role.DISPATCHER)));

  @Test
  void every_role_may_do_its_own_deeds_and_no_other() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Deed deed : DEEDS) {
      for (Role role : Role.values()) {
        BulletinId id = fresh();
        boolean may = statusOf(deed, id, role) != 403;
        if (may != deed.may().contains(role)) {
          wrong.add(role + " " + deed.method() + " " + deed.url() + ": " + may);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private BulletinId fresh() {
    bulletins.clear();
    broadcasts.clear();
    BulletinId id = submitted();
    broadcasts.begin(id, PriorityClass.NOTICE, "dispatcher");
    return id;
  }

  private int statusOf(Deed deed, BulletinId id, Role role) throws Exception {
    String url = deed.url().replace("/bulletins/1", "/bulletins/" + id);
    var request = deed.method().equals("GET") ? page(url) : form(url).param("revision", "2");
    return mvc.perform(request.with(as("one-" + role.label(), role)))
        .andReturn()
        .getResponse()
        .getStatus();
  }
}

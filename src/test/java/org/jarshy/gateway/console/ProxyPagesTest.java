package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.jarshy.gateway.proxy.PooledProxy;
import org.jarshy.gateway.proxy.Proxies;
import org.jarshy.gateway.proxy.TestProxies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

class ProxyPagesTest extends ConsoleTest {

  private static final String LINK = TestProxies.telegram(7);

  @Autowired Proxies proxies;

  @BeforeEach
  void noProxies() {
    for (String table :
        new String[] {"holder", "dealt", "bad_area", "area", "in_bucket", "bucket", "asker"}) {
      jdbc.sql("delete from proxy_" + table).update();
    }
    jdbc.sql("delete from proxy").update();
  }

  private PooledProxy newest() {
    return proxies.list(null, 1, 0).get(0);
  }

  @Test
  void a_proxy_goes_from_the_form_over_a_second_person_to_its_burning() throws Exception {
    mvc.perform(
            form("/proxies")
                .param("kind", "mtproto")
                .param("link", " " + LINK + " ")
                .param("hours", "2")
                .param("note", "<b>из чата</b>")
                .with(author()))
        .andExpect(redirectedUrl("/proxies"));
    long id = newest().id().value();
    mvc.perform(page("/proxies").with(approver()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString(LINK.replace("&", "&amp;")),
                        containsString("&lt;b&gt;из чата"),
                        containsString("Waits"))));
    mvc.perform(page("/proxies").with(dispatcher()))
        .andExpect(content().string(not(containsString("185.10"))));
    mvc.perform(form("/proxies/{id}/approve", id).with(as("author", Role.AUTHOR, Role.APPROVER)))
        .andExpect(status().isForbidden());
    mvc.perform(form("/proxies/{id}/approve", id).with(approver()))
        .andExpect(redirectedUrl("/proxies"));
    assertThat(newest().state()).isEqualTo(PooledProxy.State.ACTIVE);
    mvc.perform(page("/proxies?app=telegram").with(approver()))
        .andExpect(content().string(not(containsString("185.10"))));
    mvc.perform(form("/proxies/{id}/burn", id).with(dispatcher()))
        .andExpect(status().isUnprocessableContent());
    mvc.perform(form("/proxies/{id}/burn", id).param("reason", "закрыт").with(dispatcher()))
        .andExpect(redirectedUrl("/proxies"));
    assertThat(newest().state()).isEqualTo(PooledProxy.State.BURNED);
    mvc.perform(page("/proxies").with(as("auditor", Role.AUDITOR)))
        .andExpect(content().string(allOf(containsString("Burned"), containsString("закрыт"))));
  }

  @Test
  void what_is_wrong_is_named_and_nothing_typed_is_lost() throws Exception {
    mvc.perform(
            form("/proxies")
                .param("kind", "signal")
                .param("link", "https://signal.tube/#10.0.0.1\"><script>")
                .param("hours", "99")
                .with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            content()
                .string(
                    allOf(containsString("Give whole hours"), not(containsString("<script>\"")))));
    mvc.perform(
            form("/proxies")
                .param("kind", "signal")
                .param("link", "https://signal.tube/#10.0.0.1")
                .param("hours", "0")
                .with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("private, local or reserved"),
                        containsString("value=\"https://signal.tube/#10.0.0.1\""),
                        containsString("href=\"#f-link\""))));
  }

  @Test
  void the_simulator_shows_what_is_learned_and_what_is_expected() throws Exception {
    mvc.perform(page("/proxies/enumeration").with(author()))
        .andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("63.6 %"), containsString("Expected"))));
    mvc.perform(page("/proxies/enumeration?sims=1000&areas=range").with(author()))
        .andExpect(content().string(containsString("2.0 %")));
    mvc.perform(page("/proxies/enumeration?bucketSize=7").with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("It is 7; 1 to 2 are allowed.")));
  }

  @Test
  void a_program_enters_and_another_lets_in_and_neither_reads_links() throws Exception {
    String body = "{\"kind\":\"mtproto\",\"link\":\"" + LINK + "\"}";
    mvc.perform(
            post("/api/v1/proxies")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(author()))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.state").value("PROPOSED"))
        .andExpect(jsonPath("$.app").value("telegram"));
    String path = "/api/v1/proxies/" + newest().id();
    mvc.perform(post(path + "/approve").with(as("author", Role.AUTHOR, Role.APPROVER)))
        .andExpect(status().isForbidden());
    mvc.perform(post(path + "/approve").with(approver()))
        .andExpect(jsonPath("$.state").value("ACTIVE"))
        .andExpect(jsonPath("$.decidedBy").value("approver"));
    mvc.perform(get("/api/v1/proxies").with(approver()))
        .andExpect(jsonPath("$[0].persons").value(0))
        .andExpect(content().string(not(containsString("185.10"))));
    mvc.perform(get("/api/v1/proxies/pools").with(author()))
        .andExpect(jsonPath("$[0].active").value(1));
    mvc.perform(
            post(path + "/burn")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .with(dispatcher()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.problems", hasKey("reason")));
    mvc.perform(get("/api/v1/proxies/enumeration?proxies=100&sims=10").with(author()))
        .andExpect(jsonPath("$.learned").value(closeTo(0.18, 0.03), Double.class));
    mvc.perform(get("/api/v1/proxies?app=icq").with(author()))
        .andExpect(jsonPath("$.problems", hasKey("app")));
    mvc.perform(get("/api/v1/proxies/99999").with(author())).andExpect(status().isNotFound());
    mvc.perform(
            post("/api/v1/proxies")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"kind\":\"http\"}")
                .with(author()))
        .andExpect(jsonPath("$.problems", hasKey("kind")))
        .andExpect(jsonPath("$.problems", hasKey("link")));
  }
}

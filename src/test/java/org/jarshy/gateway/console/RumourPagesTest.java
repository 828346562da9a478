package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.rumour.RumourId;
import org.jarshy.gateway.rumour.Rumours.Filter;
import org.jarshy.gateway.rumour.Rumours.Order;
import org.jarshy.gateway.rumour.TestRumours;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RumourPagesTest extends ConsoleTest {

  private static final String EVIL = "<script>alert(1)</script>";

  @Autowired TestRumours house;
  @Autowired PlatformTransactionManager transactions;
  private long people;

  @BeforeEach
  void noRumours() {
    for (String table : new String[] {"touch", "verdict", "step", "asker", "text"}) {
      jdbc.sql("delete from rumour_" + table).update();
    }
    jdbc.sql("delete from rumour").update();
  }

  private RumourId asked(String text, int times) {
    for (int i = 0; i < times; i++) {
      SubscriberId who = new SubscriberId(++people);
      new TransactionTemplate(transactions)
          .executeWithoutResult(tx -> house.asking.ask(who, true, Region.MANGYSTAU, Lang.RU, text));
    }
    return house.rumours.list(Filter.ALL, Order.NEWEST, 1, 0).get(0).id();
  }

  private static MockHttpServletRequestBuilder verdict(RumourId id, int revision) {
    return form("/rumours/{id}/verdict", id.value())
        .param("revision", "" + revision)
        .param("ruling", "FALSE")
        .param("source", "КЧС")
        .param("ru", "В Актау хлеб есть")
        .param("kk", "Ақтауда нан бар")
        .param("claim", "хлеб кончился в Актау")
        .param("expires", "2022-01-07T09:00");
  }

  @Test
  void a_rumour_goes_from_the_inbox_to_its_approved_verdict() throws Exception {
    RumourId id = asked("СЛУХ хлеб кончился в Актау " + EVIL, 3);
    mvc.perform(page("/rumours").with(author()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("data-rumour=\"" + id + "\""),
                        containsString("Mangystau Region"),
                        containsString("&lt;script&gt;"),
                        not(containsString(EVIL)))));
    mvc.perform(page("/").with(author()))
        .andExpect(content().string(containsString("rising, without a verdict")));
    mvc.perform(verdict(id, 1).with(author())).andExpect(redirectedUrl("/rumours/" + id));
    mvc.perform(page("/rumours/{id}", id.value()).with(approver()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("ЛОЖНЫЙ СЛУХ. На деле: В Актау хлеб есть. Источник: КЧС."),
                        containsString("Approve and tell"))));
    long last = house.rumours.find(id).orElseThrow().lastText();
    MockHttpServletRequestBuilder approval =
        form("/rumours/{id}/approve", id.value())
            .param("revision", "2")
            .param("lastText", "" + last);
    mvc.perform(approval.with(as("author", org.jarshy.gateway.console.Role.AUTHOR)))
        .andExpect(status().isForbidden());
    mvc.perform(
            form("/rumours/{id}/approve", id.value())
                .param("revision", "2")
                .param("lastText", "" + last)
                .with(approver()))
        .andExpect(redirectedUrl("/rumours/" + id));
    mvc.perform(page("/rumours/{id}", id.value()).with(as("auditor", Role.AUDITOR)))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Verdict that is told"),
                        containsString("still to be told"),
                        not(containsString("Propose for approval")))));
    assertThat(audit.entries).anyMatch(e -> e.contains("rumour.approved rumour:" + id));
  }

  @Test
  void what_is_wrong_is_named_and_nothing_typed_is_lost() throws Exception {
    RumourId id = asked("СЛУХ хлеб кончился в Актау", 1);
    mvc.perform(
            form("/rumours/{id}/verdict", id.value())
                .param("revision", "1")
                .param("ru", EVIL)
                .param("expires", "soon")
                .with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("href=\"#f-texts-kk\""),
                        containsString("href=\"#f-ruling\""),
                        containsString("&lt;script&gt;alert(1)"),
                        not(containsString(EVIL)))));
    mvc.perform(
            form("/rumours/count")
                .param("lang", "ru")
                .param("ru", "В Актау хлеб есть")
                .param("ruling", "FALSE")
                .param("source", "КЧС")
                .with(author()))
        .andExpect(content().string(containsString("count-ru")));
    mvc.perform(page("/rumours/{id}", 999_999).with(author())).andExpect(status().isNotFound());
  }

  @Test
  void wordings_are_split_off_and_joined_again() throws Exception {
    RumourId id = asked("СЛУХ 6 января отключат воду", 1);
    RumourId other = asked("СЛУХ 7 января отключат воду", 1);
    mvc.perform(page("/rumours/{id}", id.value()).with(author()))
        .andExpect(content().string(containsString("7 января отключат воду")));
    mvc.perform(
            form("/rumours/{id}/merge", id.value())
                .param("revision", "1")
                .param("other", "" + other)
                .with(author()))
        .andExpect(redirectedUrl("/rumours/" + id));
    mvc.perform(form("/rumours/{id}/split", id.value()).param("revision", "2").with(author()))
        .andExpect(status().isUnprocessableContent());
    long text = house.rumours.find(id).orElseThrow().lastText();
    mvc.perform(
            form("/rumours/{id}/split", id.value())
                .param("revision", "2")
                .param("texts", "" + text)
                .with(author()))
        .andExpect(redirectedUrl("/rumours/" + id));
    assertThat(house.rumours.list(Filter.ALL, Order.NEWEST, 9, 0)).hasSize(2);
  }

  @Test
  void a_program_reads_proposes_and_another_approves() throws Exception {
    RumourId id = asked("СЛУХ хлеб кончился в Актау", 3);
    String path = "/api/v1/rumours/" + id;
    mvc.perform(get("/api/v1/rumours?show=UNANSWERED").with(author()))
        .andExpect(jsonPath("$[0].askers").value(3))
        .andExpect(jsonPath("$[0].areas.mangystau").value(3));
    String body =
        """
        {"revision":1,"ruling":"FALSE","source":"КЧС","claim":"хлеб кончился в Актау",
         "texts":{"kk":"Ақтауда нан бар","ru":"В Актау хлеб есть"},"expires":"2022-01-07T03:00:00Z"}""";
    mvc.perform(json(put(path + "/verdict"), body).with(author()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rumour.open.state").value("PROPOSED"));
    mvc.perform(json(put(path + "/verdict"), body).with(author())).andExpect(status().isConflict());
    mvc.perform(json(put(path + "/verdict"), "{\"revision\":2}").with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.problems", hasKey("texts.kk")));
    long last = house.rumours.find(id).orElseThrow().lastText();
    mvc.perform(
            json(post(path + "/approve"), "{\"revision\":2,\"lastText\":" + last + "}")
                .with(approver()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rumour.standing.ruling").value("FALSE"))
        .andExpect(jsonPath("$.waiting").value(3));
    mvc.perform(json(post(path + "/withdraw"), "{\"reason\":\"Ошибка\"}").with(dispatcher()))
        .andExpect(jsonPath("$.verdicts[0].state").value("WITHDRAWN"));
    mvc.perform(get("/api/v1/rumours/999999").with(author())).andExpect(status().isNotFound());
    mvc.perform(get("/api/v1/openapi.json"))
        .andExpect(jsonPath("$.paths", hasKey("/api/v1/rumours/{id}/approve")));
  }

  private static MockHttpServletRequestBuilder json(
      MockHttpServletRequestBuilder request, String body) {
    return request.contentType(MediaType.APPLICATION_JSON).content(body);
  }
}

package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.broadcast.Correctable;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.outbox.PriorityClass;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class RestApiTest extends ConsoleTest {

  private static final String CURFEW =
      """
      {"kind":"CURFEW","source":"КЧС","area":{"cities":["almaty"]},
       "texts":{"ru":"Комендантский час"},"validFrom":"2022-01-05T17:00:00Z",
       "expires":"2022-01-07T01:00:00Z","hours":{"from":"23:00","to":"07:00"}}""";

  @Test
  void a_program_drafts_and_submits_and_another_person_approves() throws Exception {
    send(post("/api/v1/bulletins"), author(), CURFEW)
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", "/api/v1/bulletins/1"))
        .andExpect(jsonPath("$.state").value("DRAFT"))
        .andExpect(jsonPath("$.area.cities[0]").value("almaty"))
        .andExpect(jsonPath("$.hours.from").value("23:00:00"));
    send(post("/api/v1/bulletins/1/submit"), author(), "{\"revision\":1}")
        .andExpect(jsonPath("$.state").value("SUBMITTED"));
    send(post("/api/v1/bulletins/1/approve"), approver(), "{\"revision\":2}")
        .andExpect(jsonPath("$.state").value("APPROVED"))
        .andExpect(jsonPath("$.history[2].actor").value("approver"));
  }

  @Test
  void severity_is_the_usual_one_of_the_kind_unless_a_program_says_another() throws Exception {
    send(post("/api/v1/bulletins"), author(), CURFEW)
        .andExpect(jsonPath("$.severity").value("SEVERE"));
    send(
            post("/api/v1/bulletins"),
            author(),
            CURFEW.replaceFirst("\\}$", ",\"severity\":\"EXTREME\"}"))
        .andExpect(jsonPath("$.severity").value("EXTREME"));
  }

  @Test
  void what_a_screen_reader_cannot_speak_is_saved_as_a_draft_and_not_submitted() throws Exception {
    String deceiving = CURFEW.replaceFirst("\"ru\":\"", "\"ru\":\"К О М, cейчас: ");
    send(post("/api/v1/bulletins"), author(), deceiving).andExpect(status().isCreated());
    mvc.perform(get("/api/v1/bulletins/1/advice").with(author()))
        .andExpect(jsonPath("$[0].code").value("SPACED_LETTERS"))
        .andExpect(jsonPath("$[0].severity").value("BLOCK"))
        .andExpect(jsonPath("$[0].field").value("texts.ru"))
        .andExpect(jsonPath("$[0].start").value(0))
        .andExpect(jsonPath("$[0].end").value(5))
        .andExpect(jsonPath("$[0].words").value("К О М"));

    send(post("/api/v1/bulletins/1/submit"), author(), "{\"revision\":1}")
        .andExpect(status().isUnprocessableContent())
        .andExpect(header().string("Content-Type", "application/problem+json"))
        .andExpect(
            jsonPath(
                "$.problems['texts.ru']",
                org.hamcrest.Matchers.allOf(
                    containsString("'К О М' is spelt letter by letter"),
                    containsString("'cейчас' mixes letters"))));
    mvc.perform(get("/api/v1/bulletins/1").with(author()))
        .andExpect(jsonPath("$.state").value("DRAFT"));
  }

  @Test
  void a_program_asks_for_advice_before_it_saves_anything() throws Exception {
    send(
            post("/api/v1/bulletins/advice"),
            author(),
            CURFEW.replaceFirst("\"ru\":\"", "\"ru\":\"ЗАВТРА: "))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[?(@.code == 'RELATIVE_TIME')].severity").value("WARN"));
    mvc.perform(get("/api/v1/bulletins/1").with(author())).andExpect(status().isNotFound());
  }

  @Test
  void a_program_updates_what_was_approved_and_reads_the_chain() throws Exception {
    approved();
    String update = CURFEW.replaceFirst("\\}$", ",\"corrections\":{\"ru\":\"Мы ошиблись\"}}");
    send(post("/api/v1/bulletins/1/update"), author(), update)
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", "/api/v1/bulletins/2"))
        .andExpect(jsonPath("$.supersedes").value(1))
        .andExpect(jsonPath("$.corrections.ru").value("Мы ошиблись"));
    send(post("/api/v1/bulletins/2/submit"), author(), "{\"revision\":1}");
    send(post("/api/v1/bulletins/2/approve"), approver(), "{\"revision\":2}")
        .andExpect(jsonPath("$.state").value("APPROVED"));
    mvc.perform(get("/api/v1/bulletins/1").with(author()))
        .andExpect(jsonPath("$.state").value("SUPERSEDED"))
        .andExpect(jsonPath("$.supersededBy").value(2));
    send(
            post("/api/v1/bulletins/1/update"),
            author(),
            CURFEW.replaceFirst("\\}$", ",\"corrections\":{\"xx\":\"?\"}}"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.problems", hasKey("corrections.xx")));
  }

  @Test
  void a_program_sees_whom_an_update_corrects_and_starts_it() throws Exception {
    BulletinId update = bulletins.update(approved(), curfew(), AUTHOR);
    bulletins.submit(update, 1, AUTHOR);
    bulletins.approve(update, 2, APPROVER);
    broadcasts.correctable =
        new Correctable(
            true, 300, 700, 4, 0, PriorityClass.NOTICE, null, java.util.Map.of(Lang.RU, 2));
    mvc.perform(get("/api/v1/bulletins/{id}/correctable", update).with(dispatcher()))
        .andExpect(jsonPath("$.waiting").value(300))
        .andExpect(jsonPath("$.reached").value(700))
        .andExpect(jsonPath("$.segmentsPerText.ru").value(2));
    send(
            post("/api/v1/broadcasts/corrections"),
            dispatcher(),
            "{\"bulletin\":2,\"priority\":\"NOTICE\",\"token\":\"a\"}")
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.kind").value("CORRECTION"))
        .andExpect(jsonPath("$.audience").value(700))
        .andExpect(jsonPath("$.inDoubt").value(0));
  }

  @Test
  void a_program_schedules_a_start_and_reads_it_back() throws Exception {
    approved();
    send(
            post("/api/v1/broadcasts"),
            dispatcher(),
            """
            {"bulletin":1,"priority":"NOTICE","token":"a","startAt":"2022-01-05T14:30:00Z"}""")
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.state").value("SCHEDULED"))
        .andExpect(jsonPath("$.startAt").value("2022-01-05T14:30:00Z"));
  }

  @Test
  void the_author_is_refused_to_approve_with_a_problem_detail() throws Exception {
    submitted();

    send(
            post("/api/v1/bulletins/1/approve"),
            as("author", Role.AUTHOR, Role.APPROVER),
            "{\"revision\":2}")
        .andExpect(status().isForbidden())
        .andExpect(header().string("Content-Type", "application/problem+json"))
        .andExpect(jsonPath("$.title").value("A second person must do this"));
  }

  @Test
  void a_role_that_may_not_gets_a_problem_detail_that_says_who_may() throws Exception {
    send(post("/api/v1/bulletins"), approver(), CURFEW)
        .andExpect(status().isForbidden())
        .andExpect(header().string("Content-Type", "application/problem+json"))
        .andExpect(jsonPath("$.detail", containsString("authors write")));
    assertThat(bulletins.find(new BulletinId(1))).isEmpty();
  }

  @Test
  void basic_authentication_opens_it_without_a_session() throws Exception {
    account("program", Role.AUDITOR);

    mvc.perform(get("/api/v1/carriers").with(httpBasic("program", PASSWORD)))
        .andExpect(status().isOk())
        .andExpect(cookie().doesNotExist("jarshy"))
        .andExpect(jsonPath("$[1].links[0].problem", containsString("ESME_RINVPASWD")));
    mvc.perform(get("/api/v1/carriers").with(httpBasic("program", "wrong")))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("Content-Type", "application/problem+json"));
    mvc.perform(get("/api/v1/carriers"))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("WWW-Authenticate", containsString("Basic")));
  }

  @Test
  void a_web_page_cannot_make_a_browser_send_it() throws Exception {
    submitted();

    mvc.perform(
            post("/api/v1/bulletins/1/approve")
                .header("Origin", "https://elsewhere.example")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"revision\":2}")
                .with(approver()))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.detail", containsString("Origin")));
  }

  @Test
  void malformed_json_says_where_it_breaks() throws Exception {
    send(post("/api/v1/bulletins"), author(), "{\"kind\":\n oops")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("line 2")));
    send(post("/api/v1/bulletins"), author(), "")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail", containsString("JSON object is required")));
  }

  @Test
  void an_unknown_field_and_a_wrong_value_are_named_with_what_is_allowed() throws Exception {
    send(post("/api/v1/bulletins"), author(), "{\"kindd\":1}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.problems.kindd", containsString("validFrom")));
    send(post("/api/v1/bulletins"), author(), "{\"kind\":\"RIOT\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.problems.kind", containsString("CURFEW")));
    send(post("/api/v1/bulletins"), author(), "{\"validFrom\":\"soon\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.problems.validFrom", containsString("2022-01-05T17:00:00Z")));
  }

  @Test
  void every_missing_field_is_named_at_once() throws Exception {
    send(post("/api/v1/bulletins"), author(), "{\"texts\":{\"de\":\"Hallo\",\"ru\":\" \"}}")
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.problems", hasKey("kind")))
        .andExpect(jsonPath("$.problems", hasKey("source")))
        .andExpect(jsonPath("$.problems", hasKey("area")))
        .andExpect(jsonPath("$.problems", hasKey("expires")))
        .andExpect(jsonPath("$.problems['texts.de']", containsString("kk, ru and en")))
        .andExpect(jsonPath("$.problems", hasKey("texts.ru")));
  }

  @Test
  void an_old_revision_is_a_conflict() throws Exception {
    drafted();

    send(put("/api/v1/bulletins/1"), author(), CURFEW.replaceFirst("\\{", "{\"revision\":7,"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.title").value("Somebody changed it meanwhile"));
  }

  @Test
  void a_broadcast_is_previewed_started_once_watched_and_paused() throws Exception {
    BulletinId id = approved();
    String body = "{\"bulletin\":" + id + ",\"priority\":\"NOTICE\",\"token\":\"t1\"}";

    mvc.perform(get("/api/v1/bulletins/{id}/preview", id).with(dispatcher()))
        .andExpect(jsonPath("$.recipients").value(2987));
    send(post("/api/v1/broadcasts"), dispatcher(), body)
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.waiting").value(2987));
    send(post("/api/v1/broadcasts"), dispatcher(), body).andExpect(jsonPath("$.id").value(1));
    assertThat(broadcasts.starts).isOne();

    mvc.perform(post("/api/v1/broadcasts/1/pause").with(dispatcher()))
        .andExpect(jsonPath("$.state").value("PAUSED"));
    mvc.perform(post("/api/v1/broadcasts/1/pause").with(dispatcher()))
        .andExpect(status().isConflict());
    send(post("/api/v1/broadcasts/1/cancel"), dispatcher(), "{\"reason\":\" \"}")
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void progress_counts_add_up_by_carrier() throws Exception {
    BroadcastId id = broadcasts.begin(approved(), PriorityClass.NOTICE, "dispatcher");
    broadcasts.set(id, Broadcast.State.SENDING, 500, 900, 87);

    mvc.perform(get("/api/v1/broadcasts/{id}", id).with(author()))
        .andExpect(jsonPath("$.percent").value(49))
        .andExpect(jsonPath("$.carriers[1].carrier").value("kcell"))
        .andExpect(jsonPath("$.carriers[1].accepted").value(500));
  }

  @Test
  void a_wrong_address_or_id_gets_a_problem_detail() throws Exception {
    for (String path :
        new String[] {"/api/v1/nothing", "/api/v1/bulletins/99", "/api/v1/broadcasts/99"}) {
      mvc.perform(get(path).with(author()))
          .andExpect(status().isNotFound())
          .andExpect(header().string("Content-Type", "application/problem+json"))
          .andExpect(jsonPath("$.detail", containsString("There is no")));
    }
    mvc.perform(get("/api/v1/bulletins/first").with(author()))
        .andExpect(status().isBadRequest())
        .andExpect(header().string("Content-Type", "application/problem+json"));
    mvc.perform(get("/api/v1/bulletins?limit=0").with(author()))
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void it_describes_itself_in_openapi_and_nothing_of_the_pages() throws Exception {
    mvc.perform(get("/api/v1/openapi.json"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.paths", hasKey("/api/v1/bulletins/{id}/approve")))
        .andExpect(jsonPath("$.paths", hasKey("/api/v1/broadcasts")))
        .andExpect(jsonPath("$.paths['/bulletins']").doesNotExist())
        .andExpect(jsonPath("$.paths['/api/v1/carriers'].get.parameters").doesNotExist())
        .andExpect(jsonPath("$.paths['/api/v1/bulletins'].post.parameters").doesNotExist());
  }

  private ResultActions send(
      MockHttpServletRequestBuilder request, RequestPostProcessor who, String body)
      throws Exception {
    return mvc.perform(request.contentType(MediaType.APPLICATION_JSON).content(body).with(who));
  }
}

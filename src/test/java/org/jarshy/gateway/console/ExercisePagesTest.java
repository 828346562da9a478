package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.outbox.PriorityClass;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Exercises look different; what was said wrong is stopped and corrected in few clicks. */
class ExercisePagesTest extends ConsoleTest {

  private static final String BODY =
      """
      {"kind":"CURFEW","source":"КЧС","area":{"cities":["almaty"]},
       "texts":{"ru":"Комендантский час"},"validFrom":"2022-01-05T17:00:00Z",
       "expires":"2022-01-07T01:00:00Z","hours":{"from":"23:00","to":"07:00"}%s}""";

  private BulletinId drill() {
    BulletinId id = bulletins.draft(curfew().asExercise(), AUTHOR);
    bulletins.submit(id, 1, AUTHOR);
    return id;
  }

  private ResultActions json(
      MockHttpServletRequestBuilder request, RequestPostProcessor who, String body)
      throws Exception {
    return mvc.perform(request.contentType(APPLICATION_JSON).content(body).with(who));
  }

  private void says(String url, RequestPostProcessor who, String... words) throws Exception {
    for (String each : words) {
      mvc.perform(page(url).with(who)).andExpect(content().string(containsString(each)));
    }
  }

  @Test
  void an_exercise_is_called_one_on_every_page_and_on_every_button() throws Exception {
    mvc.perform(
            form("/compose")
                .param("exercise", "true")
                .param("kind", "CURFEW")
                .param("source", "КЧС")
                .param("place", "country")
                .param("validFrom", "2022-01-05T08:00")
                .param("expires", "2022-01-07T07:00")
                .param("curfewFrom", "23:00")
                .param("curfewTo", "07:00")
                .param("ru", SampleContent.CURFEW_RU)
                .with(author()))
        .andExpect(redirectedUrl("/bulletins/1"));
    assertThat(bulletins.find(new BulletinId(1)).orElseThrow().exercise()).isTrue();
    String drill = "class=\"drill\"";
    says("/compose?exercise=true", author(), drill, "Save the EXERCISE draft");
    says("/compose", author(), "<strong>REAL.</strong>", "write an EXERCISE instead");
    says("/bulletins/1", author(), drill, "EXERCISE: ", "Submit the EXERCISE for approval");
    says("/bulletins/1/edit", author(), drill, "name=\"exercise\" value=\"true\"");
    says("/bulletins", author(), "drill-row", "drill-chip");
    bulletins.submit(new BulletinId(1), 1, AUTHOR);
    says("/bulletins/1", approver(), "Approve the EXERCISE", "УЧЕНИЕ: " + SampleContent.CURFEW_RU);
    says("/", approver(), "drill-chip");
    bulletins.approve(new BulletinId(1), 2, APPROVER);
    broadcasts.audience = 4;
    says("/bulletins/1/send", dispatcher(), drill, "Send the EXERCISE to 4 test phones");
    broadcasts.begin(new BulletinId(1), PriorityClass.NOTICE, "dispatcher");
    says("/broadcasts/1", dispatcher(), drill, "EXERCISE: ", "Stop the EXERCISE");
    says("/broadcasts", dispatcher(), "drill-row");
  }

  @Test
  void what_is_real_says_so_and_one_that_makes_people_run_wants_the_word_typed() throws Exception {
    BulletinId id = bulletins.draft(curfew().withSeverity(Severity.EXTREME), AUTHOR);
    bulletins.submit(id, 1, AUTHOR);
    says("/bulletins/1", approver(), "<strong>REAL.</strong> This is no exercise: approved");
    bulletins.approve(id, 2, APPROVER);
    says("/bulletins/1/send", dispatcher(), "Send REAL bulletin", "2,987 real people in");
    MockHttpServletRequestBuilder send =
        form("/bulletins/1/send")
            .param("priority", "NOTICE")
            .param("token", "t")
            .param("shown", "2987")
            .param("confirmed", "true")
            .with(dispatcher());
    mvc.perform(send).andExpect(status().isUnprocessableContent());
    assertThat(broadcasts.starts).isZero();
    mvc.perform(send.param("typed", "REAL")).andExpect(redirectedUrl("/broadcasts/1"));
  }

  @Test
  void no_request_of_a_program_makes_an_exercise_real_and_one_may_say_what_it_takes_it_for()
      throws Exception {
    json(post("/api/v1/bulletins"), author(), BODY.formatted(",\"exercise\":true"))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.exercise").value(true))
        .andExpect(jsonPath("$.stage").value("DRAFT"));
    json(post("/api/v1/bulletins"), author(), BODY.formatted(""))
        .andExpect(jsonPath("$.exercise").value(false));
    // Without a word about it an edit and an update stay what the bulletin is.
    json(put("/api/v1/bulletins/1"), author(), BODY.formatted(",\"revision\":1"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.exercise").value(true));
    bulletins.submit(new BulletinId(1), 2, AUTHOR);
    bulletins.approve(new BulletinId(1), 3, APPROVER);
    json(post("/api/v1/bulletins/1/update"), author(), BODY.formatted(""))
        .andExpect(jsonPath("$.exercise").value(true));

    String start = "{\"bulletin\":1,\"priority\":\"NOTICE\",\"token\":\"a\",\"exercise\":%s}";
    json(post("/api/v1/broadcasts"), dispatcher(), start.formatted(false))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("is an EXERCISE")));
    json(post("/api/v1/broadcasts"), dispatcher(), start.formatted(true))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.exercise").value(true));
    BulletinId real = approved();
    json(
            post("/api/v1/broadcasts"),
            dispatcher(),
            start.formatted(true).replace("\"bulletin\":1", "\"bulletin\":" + real))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("is REAL")));
  }

  @Test
  void an_alert_without_an_area_or_without_an_end_is_refused_to_programs_too() throws Exception {
    String whole = BODY.formatted("");
    json(post("/api/v1/bulletins"), author(), whole.replace("{\"cities\":[\"almaty\"]}", "null"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.problems.area").exists());
    json(post("/api/v1/bulletins"), author(), whole.replace("\"2022-01-07T01:00:00Z\"", "null"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.problems.expires").exists());
    assertThat(bulletins.list(java.util.Set.of(), 9, 0)).isEmpty();
  }

  @Test
  void a_program_that_comes_too_late_gets_what_it_saw_and_what_stands_now() throws Exception {
    BulletinId id = drafted();
    bulletins.edit(id, 1, SampleContent.digest(clock.instant()), new Actor("second"));
    json(put("/api/v1/bulletins/1"), author(), BODY.formatted(",\"revision\":1"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.seenRevision").value(1))
        .andExpect(jsonPath("$.seen.texts.ru").value(SampleContent.CURFEW_RU))
        .andExpect(jsonPath("$.presentRevision").value(2))
        .andExpect(jsonPath("$.present.kind").value("NEWS_DIGEST"));
    mvc.perform(get("/api/v1/bulletins/1/versions").with(author()))
        .andExpect(jsonPath("$[0].deeds[0].actor").value("author"))
        .andExpect(jsonPath("$[1].deeds[0].did").value("edited"));
  }

  @Test
  void whoever_cancels_has_stopped_it_with_one_click_and_the_correction_waits_already()
      throws Exception {
    BulletinId id = approved();
    BroadcastId broadcast = broadcasts.begin(id, PriorityClass.EMERGENCY, "dispatcher");
    broadcasts.set(broadcast, Broadcast.State.SENDING, 500, 103, 0);
    says("/broadcasts/1", dispatcher(), "action=\"/bulletins/1/cancel\"", "It is wrong? Stop it");
    says(
        "/bulletins/1",
        approver(),
        "Cancel the bulletin and stop sending",
        "aria-current=\"step\"");

    int clicks = 0;
    mvc.perform(
            form("/bulletins/1/cancel")
                .param("reason", "Ложная тревога")
                .param("correct", "true")
                .with(dispatcher()))
        .andExpect(redirectedUrl("/bulletins/2"));
    clicks++;
    assertThat(bulletins.find(id).orElseThrow().state()).isEqualTo(State.CANCELLED);
    var correction = bulletins.find(new BulletinId(2)).orElseThrow();
    assertThat(correction.state()).isEqualTo(State.SUBMITTED);
    assertThat(correction.correctionFor(Lang.RU))
        .startsWith("ИСПРАВЛЕНИЕ: КЧС: сообщение «в Алматы с 5 января")
        .endsWith("отменено. Не следуйте ему.");

    mvc.perform(form("/bulletins/2/approve").param("revision", "2").with(approver()));
    clicks++;
    mvc.perform(
            form("/bulletins/2/correct")
                .param("priority", "EMERGENCY")
                .param("token", "t")
                .param("shown", "603")
                .param("confirmed", "true")
                .with(dispatcher()))
        .andExpect(redirectedUrl("/broadcasts/2"));
    clicks++;
    assertThat(clicks).as("from the cancel to the correction on its way").isEqualTo(3);
  }

  @Test
  void a_cancel_without_its_correction_says_how_many_got_it_until_one_is_written()
      throws Exception {
    BulletinId id = approved();
    BroadcastId broadcast = broadcasts.begin(id, PriorityClass.NOTICE, "dispatcher");
    broadcasts.set(broadcast, Broadcast.State.SENDING, 500, 103, 0);
    json(post("/api/v1/bulletins/1/cancel"), dispatcher(), "{\"reason\":\"Ложная тревога\"}")
        .andExpect(jsonPath("$.stage").value("CANCELLED"));
    says(
        "/bulletins/1", dispatcher(), "603 people", "got it or may have: write the correction now");
    mvc.perform(post("/api/v1/bulletins/1/retraction").with(dispatcher()))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.state").value("SUBMITTED"))
        .andExpect(jsonPath("$.supersedes").value(1));
    mvc.perform(page("/bulletins/1").with(dispatcher()))
        .andExpect(content().string(not(containsString("write the correction now"))));
    mvc.perform(get("/api/v1/bulletins/2/chain").with(author()))
        .andExpect(jsonPath("$.exercise").value(false))
        .andExpect(jsonPath("$.entries[0].what").value("NEW"))
        .andExpect(jsonPath("$.entries[0].reached").value(603))
        .andExpect(jsonPath("$.entries[?(@.what == 'CANCEL')].reason").value("Ложная тревога"))
        .andExpect(jsonPath("$.entries[?(@.what == 'UPDATE')].stage").value("SUBMITTED"));
    says("/bulletins/1/chain", author(), "603 people", "got these words or may have", "<ins>");
  }

  @Test
  void the_page_shows_what_each_version_changed_and_by_whom() throws Exception {
    BulletinId id = drafted();
    bulletins.edit(id, 1, SampleContent.digest(clock.instant()), new Actor("second"));
    says(
        "/bulletins/1",
        author(),
        "Version 2, edited by second",
        "<span class=\"vh\">removed: </span>",
        "<span class=\"vh\">added: </span>",
        "Curfew notice");
  }

  @Test
  void the_phones_of_exercises_are_kept_by_hand_and_their_numbers_are_never_shown()
      throws Exception {
    MockHttpServletRequestBuilder add =
        form("/exercise-phones")
            .param("name", "Duty desk")
            .param("number", "8 701 000 00 01")
            .with(dispatcher());
    mvc.perform(add)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Tick that its owner agreed")));
    mvc.perform(add.param("agreed", "true")).andExpect(redirectedUrl("/exercise-phones"));
    mvc.perform(page("/exercise-phones").with(author()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Duty desk"),
                        not(containsString("7010000001")),
                        not(containsString("Take it in")))));
    json(
            post("/api/v1/exercise-phones"),
            dispatcher(),
            "{\"number\":\""
                + FakeExercisePhones.NOT_SUBSCRIBED
                + "\",\"name\":\"x\",\"agreed\":true}")
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(not(containsString("7019999999"))));
    json(post("/api/v1/exercise-phones"), author(), "{}").andExpect(status().isForbidden());
    mvc.perform(delete("/api/v1/exercise-phones/1").with(dispatcher()))
        .andExpect(status().isNoContent());
    assertThat(phones.all()).isEmpty();
  }

  @Test
  void
      whoever_touched_it_by_a_program_may_not_approve_it_on_the_page_however_they_type_their_login()
          throws Exception {
    json(post("/api/v1/bulletins"), as("both", Role.AUTHOR, Role.APPROVER), BODY.formatted(""));
    bulletins.submit(new BulletinId(1), 1, AUTHOR);
    mvc.perform(
            form("/bulletins/1/approve")
                .param("revision", "2")
                .with(as("both", Role.AUTHOR, Role.APPROVER)))
        .andExpect(status().isForbidden());
    assertThat(drill()).isNotNull();
  }
}

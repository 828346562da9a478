package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.gateway.broadcast.Correctable;
import org.jarshy.gateway.broadcast.Preview;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.outbox.PriorityClass;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class SendPageTest extends ConsoleTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]{32})\"");

  @Test
  void the_button_says_exactly_what_will_happen() throws Exception {
    BulletinId id = approved();

    mvc.perform(page("/bulletins/{id}/send", id).with(dispatcher()))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Send to 2,987 people · 5,974 segments"),
                        containsString("For 13 people no carrier is known"),
                        containsString(SampleContent.CURFEW_KK),
                        containsString("value=\"NOTICE\" checked=\"checked\""),
                        not(containsString("autofocus")))));
  }

  @Test
  void a_double_click_starts_one_broadcast() throws Exception {
    BulletinId id = approved();
    String token = tokenOf(id);

    mvc.perform(sent(id, token)).andExpect(redirectedUrl("/broadcasts/1"));
    mvc.perform(sent(id, token)).andExpect(redirectedUrl("/broadcasts/1"));

    assertThat(broadcasts.starts).isOne();
    assertThat(tokenOf(id)).isNotEqualTo(token);
  }

  @Test
  void without_the_tick_nothing_is_sent() throws Exception {
    BulletinId id = approved();

    mvc.perform(
            form("/bulletins/{id}/send", id)
                .param("priority", "NOTICE")
                .param("token", "t")
                .param("shown", "2987")
                .with(dispatcher()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Nothing was sent.")));
    assertThat(broadcasts.starts).isZero();
  }

  @Test
  void an_emergency_needs_its_own_tick_and_a_reply_is_no_choice() throws Exception {
    BulletinId id = approved();

    mvc.perform(sent(id, "a", "EMERGENCY"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Tick the box that says lives are at risk")));
    mvc.perform(sent(id, "b", "REPLY")).andExpect(status().isUnprocessableContent());
    assertThat(broadcasts.starts).isZero();

    mvc.perform(sent(id, "c", "EMERGENCY").param("emergency", "true"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Type the word REAL")));
    mvc.perform(sent(id, "c", "EMERGENCY").param("emergency", "true").param("typed", " real "))
        .andExpect(redirectedUrl("/broadcasts/1"));
  }

  @Test
  void an_audience_that_grew_meanwhile_is_shown_again_first() throws Exception {
    BulletinId id = approved();
    String token = tokenOf(id);
    broadcasts.audience = 9_000;

    mvc.perform(sent(id, token))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("The audience grew since this page was shown"),
                        containsString("Send to 9,000 people"))));
    assertThat(broadcasts.starts).isZero();
  }

  @Test
  void there_is_no_button_where_nobody_listens_or_the_bulletin_has_expired() throws Exception {
    BulletinId id = approved();
    broadcasts.audience = 0;
    mvc.perform(page("/bulletins/{id}/send", id).with(dispatcher()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("there is nobody to send to"),
                        not(containsString("id=\"send\"")))));

    broadcasts.audience = 10;
    clock.advance(Duration.ofDays(3));
    mvc.perform(page("/bulletins/{id}/send", id).with(dispatcher()))
        .andExpect(
            content()
                .string(
                    allOf(containsString("It has expired"), not(containsString("id=\"send\"")))));
  }

  @Test
  void the_page_of_an_update_shows_three_counts_and_corrects_with_one_click() throws Exception {
    BulletinId update = approvedUpdate();
    broadcasts.correctable =
        new Correctable(true, 300, 700, 4, 0, PriorityClass.EMERGENCY, null, Map.of(Lang.RU, 2));

    String html =
        mvc.perform(page("/bulletins/{id}/send", update).with(dispatcher()))
            .andExpect(
                content()
                    .string(
                        allOf(
                            containsString("data-testid=\"reached\" data-value=\"700\""),
                            containsString("data-testid=\"still-waiting\" data-value=\"300\""),
                            containsString("data-testid=\"untouched\" data-value=\"4\""),
                            containsString("ИСПРАВЛЕНИЕ: " + SampleContent.CURFEW_RU),
                            containsString("value=\"EMERGENCY\" checked=\"checked\""),
                            containsString("Send the correction to 700 people"))))
            .andReturn()
            .getResponse()
            .getContentAsString();
    Matcher token = TOKEN.matcher(html);
    assertThat(token.find()).isTrue();
    MockHttpServletRequestBuilder click =
        form("/bulletins/{id}/correct", update)
            .param("priority", "EMERGENCY")
            .param("token", token.group(1))
            .param("shown", "700")
            .with(dispatcher());
    mvc.perform(click).andExpect(status().isUnprocessableContent());
    assertThat(broadcasts.starts).as("without the tick").isZero();

    mvc.perform(click.param("confirmed", "true")).andExpect(redirectedUrl("/broadcasts/1"));
    mvc.perform(page("/broadcasts/1").with(dispatcher()))
        .andExpect(content().string(containsString("exactly those who got, or may have got")));
  }

  @Test
  void a_correction_that_was_started_is_linked_and_not_offered_again() throws Exception {
    BulletinId update = approvedUpdate();
    broadcasts.correctable =
        new Correctable(
            true,
            0,
            0,
            0,
            12,
            PriorityClass.NOTICE,
            new org.jarshy.gateway.kernel.BroadcastId(5),
            Map.of(Lang.RU, 2));
    mvc.perform(page("/bulletins/{id}/send", update).with(dispatcher()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("/broadcasts/5"),
                        containsString("12 people"),
                        not(containsString("id=\"correct\"")))));
  }

  private BulletinId approvedUpdate() {
    BulletinId update = bulletins.update(approved(), curfew(), AUTHOR);
    bulletins.submit(update, 1, AUTHOR);
    bulletins.approve(update, 2, APPROVER);
    return update;
  }

  @Test
  void a_later_start_is_taken_from_the_form_and_shown_until_then() throws Exception {
    BulletinId id = approved();
    mvc.perform(sent(id, "wrong").param("startAt", "tomorrow"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("This is no date and time")));
    mvc.perform(sent(id, "right").param("startAt", "2022-01-05T20:30"))
        .andExpect(redirectedUrl("/broadcasts/1"));
    mvc.perform(page("/broadcasts/1").with(dispatcher()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Scheduled"),
                        containsString("Wed 5 Jan 2022, 20:30"),
                        containsString("Do not start it"))));
  }

  @Test
  void who_would_wait_for_the_morning_is_said_before_the_click() throws Exception {
    BulletinId id = approved();
    broadcasts.asleep =
        Map.of(
            PriorityClass.DIGEST,
            new Preview.Asleep(1_204, java.time.Instant.parse("2022-01-06T02:00:00Z")));
    mvc.perform(page("/bulletins/{id}/send", id).with(dispatcher()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("1,204 people"),
                        containsString("after the quiet hours"),
                        containsString("Thu 6 Jan 2022, 08:00"))));
  }

  private String tokenOf(BulletinId id) throws Exception {
    String html =
        mvc.perform(page("/bulletins/{id}/send", id).with(dispatcher()))
            .andReturn()
            .getResponse()
            .getContentAsString();
    Matcher token = TOKEN.matcher(html);
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private MockHttpServletRequestBuilder sent(BulletinId id, String token) {
    return sent(id, token, "NOTICE");
  }

  private MockHttpServletRequestBuilder sent(BulletinId id, String token, String priority) {
    return form("/bulletins/{id}/send", id)
        .param("priority", priority)
        .param("token", token)
        .param("shown", "2987")
        .param("confirmed", "true")
        .with(dispatcher());
  }
}

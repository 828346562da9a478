package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class BulletinPagesTest extends ConsoleTest {

  private static final String SECOND_PERSON =
      "You wrote or changed this bulletin; a second person must approve it.";

  @Test
  void two_people_bring_a_bulletin_from_the_form_to_approved() throws Exception {
    mvc.perform(filled("/compose").with(author())).andExpect(redirectedUrl("/bulletins/1"));
    mvc.perform(form("/bulletins/1/submit").param("revision", "1").with(author()))
        .andExpect(redirectedUrl("/bulletins/1"));
    mvc.perform(form("/bulletins/1/approve").param("revision", "2").with(approver()))
        .andExpect(redirectedUrl("/bulletins/1"));

    var bulletin = bulletins.find(new BulletinId(1)).orElseThrow();
    assertThat(bulletin.state()).isEqualTo(State.APPROVED);
    assertThat(bulletin.content().texts()).containsEntry(Lang.RU, SampleContent.CURFEW_RU);
    assertThat(bulletin.content().validFrom()).isEqualTo("2022-01-05T17:00:00Z");
    assertThat(bulletin.content().hours().from()).isEqualTo("23:00");
  }

  @Test
  void severity_is_chosen_shown_and_kept_by_an_edit_and_the_usual_one_where_none_is()
      throws Exception {
    mvc.perform(filled("/compose").param("severity", "EXTREME").with(author()))
        .andExpect(redirectedUrl("/bulletins/1"));
    mvc.perform(page("/bulletins/1").with(author()))
        .andExpect(content().string(containsString("Extreme: lives are in danger now")));
    mvc.perform(page("/bulletins/1/edit").with(author()))
        .andExpect(
            content().string(containsString("<option value=\"EXTREME\" selected=\"selected\">")));

    mvc.perform(filled("/compose").with(author())).andExpect(redirectedUrl("/bulletins/2"));
    assertThat(bulletins.find(new BulletinId(2)).orElseThrow().content().severity())
        .isEqualTo(Severity.SEVERE);
  }

  @Test
  void what_blocks_is_shown_with_its_text_and_keeps_it_from_being_submitted() throws Exception {
    mvc.perform(
            filled("/compose").param("en", "Rescue service: F-I-R-E, st0p here.").with(author()))
        .andExpect(redirectedUrl("/bulletins/1"));
    mvc.perform(page("/bulletins/1").with(author()))
        .andExpect(content().string(containsString("data-code=\"SPACED_LETTERS\"")))
        .andExpect(content().string(containsString("Must be changed: ")));

    mvc.perform(form("/bulletins/1/submit").param("revision", "1").with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("spelt letter by letter")));
    assertThat(bulletins.find(new BulletinId(1)).orElseThrow().state()).isEqualTo(State.DRAFT);

    mvc.perform(page("/bulletins/1/edit").with(author()))
        .andExpect(content().string(containsString("data-code=\"DIGIT_IN_WORD\"")));
  }

  @Test
  void an_update_shows_exactly_what_its_correction_will_say_and_links_both_ways() throws Exception {
    BulletinId old = approved();
    mvc.perform(page("/bulletins/{id}/update", old).with(author()))
        .andExpect(content().string(containsString("This is an update of")))
        .andExpect(content().string(containsString("ИСПРАВЛЕНИЕ:")))
        .andExpect(content().string(containsString(SampleContent.CURFEW_RU)));
    mvc.perform(
            filled("/bulletins/" + old + "/update")
                .param("correctionRu", "Мы сообщили неверно.")
                .with(author()))
        .andExpect(redirectedUrl("/bulletins/2"));
    mvc.perform(page("/bulletins/2").with(approver()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Мы сообщили неверно."),
                        containsString("which stands until this is approved"))));
    bulletins.submit(new BulletinId(2), 1, AUTHOR);
    bulletins.approve(new BulletinId(2), 2, APPROVER);
    mvc.perform(page("/bulletins/{id}", old).with(approver()))
        .andExpect(content().string(containsString("Replaced by an update")))
        .andExpect(content().string(containsString("took its place")));
  }

  @Test
  void whoever_touched_it_is_told_that_a_second_person_must_approve() throws Exception {
    BulletinId id = submitted();
    var both = as("author", Role.AUTHOR, Role.APPROVER);

    mvc.perform(page("/bulletins/{id}", id).with(both))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString(SECOND_PERSON),
                        not(containsString("/bulletins/" + id + "/approve")))));
    mvc.perform(form("/bulletins/{id}/approve", id).param("revision", "2").with(both))
        .andExpect(status().isForbidden())
        .andExpect(content().string(containsString("Whoever touched the version")));
    assertThat(bulletins.find(id).orElseThrow().state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void sending_back_without_a_reason_is_refused_on_the_same_page() throws Exception {
    BulletinId id = submitted();

    mvc.perform(form("/bulletins/{id}/return", id).param("revision", "2").with(approver()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Give a reason.")));
    mvc.perform(
            form("/bulletins/{id}/return", id)
                .param("revision", "2")
                .param("reason", "Which source?")
                .with(approver()))
        .andExpect(redirectedUrl("/bulletins/" + id));
    mvc.perform(page("/bulletins/{id}", id).with(author()))
        .andExpect(
            content().string(allOf(containsString("Which source?"), containsString("Sent back"))));
  }

  @Test
  void what_is_wrong_is_said_beside_each_field_and_nothing_typed_is_lost() throws Exception {
    mvc.perform(
            form("/compose")
                .param("kind", "CURFEW")
                .param("place", "places")
                .param("validFrom", "tomorrow")
                .param("expires", "2022-01-07T07:00")
                .param("kk", "Алматыда <b>коменданттық</b> сағат")
                .with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("id=\"e-source\""),
                        containsString("id=\"e-area\""),
                        containsString("id=\"e-validFrom\""),
                        containsString("id=\"e-hours\""),
                        not(containsString("id=\"e-expires\"")),
                        containsString("href=\"#f-area\""),
                        containsString("value=\"tomorrow\""),
                        containsString("Алматыда &lt;b&gt;коменданттық&lt;/b&gt; сағат"))));
    assertThat(bulletins.list(Set.of(), 10, 0)).isEmpty();
  }

  @Test
  void a_rule_of_the_domain_is_shown_beside_its_field() throws Exception {
    mvc.perform(filled("/compose", "2022-01-01T00:00").with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("It must expire after it begins to hold.")));
  }

  @Test
  void an_edit_made_from_an_old_version_shows_both_texts_and_overwrites_nothing() throws Exception {
    BulletinId id = drafted();
    bulletins.edit(id, 1, curfew(), new Actor("second"));

    mvc.perform(
            filled("/bulletins/" + id + "/edit")
                .param("revision", "1")
                .param("en", "Mine, written from revision 1")
                .with(author()))
        .andExpect(status().isConflict())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("data-testid=\"conflict\""),
                        containsString("Mine, written from revision 1"),
                        containsString(SampleContent.CURFEW_KK),
                        containsString("name=\"revision\" value=\"2\""))));
    assertThat(bulletins.find(id).orElseThrow().content().texts()).doesNotContainKey(Lang.EN);
  }

  @Test
  void the_list_filters_by_state() throws Exception {
    BulletinId draft = drafted();
    BulletinId waiting = submitted();

    mvc.perform(page("/bulletins?state=SUBMITTED").with(approver()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("data-bulletin=\"" + waiting + "\""),
                        not(containsString("data-bulletin=\"" + draft + "\"")))));
  }

  @Test
  void the_overview_says_what_waits_for_whom_and_what_the_smsc_says() throws Exception {
    submitted();

    mvc.perform(page("/").with(approver()))
        .andExpect(
            content()
                .string(
                    allOf(
                        not(containsString("Nothing waits for your approval")),
                        containsString("bind refused: ESME_RINVPASWD"),
                        containsString("data-testid=\"subscribers\">3,000<"))));
    mvc.perform(page("/").with(author()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Nothing waits for your approval"),
                        containsString("you wrote or changed it"))));
  }

  @Test
  void a_bulletin_that_does_not_exist_is_not_found() throws Exception {
    mvc.perform(page("/bulletins/99").with(author())).andExpect(status().isNotFound());
  }

  private static MockHttpServletRequestBuilder filled(String url) {
    return filled(url, "2022-01-07T07:00");
  }

  private static MockHttpServletRequestBuilder filled(String url, String expires) {
    return form(url)
        .param("kind", "CURFEW")
        .param("source", "КЧС")
        .param("place", "places")
        .param("cities", "almaty")
        .param("validFrom", "2022-01-05T23:00")
        .param("expires", expires)
        .param("curfewFrom", "23:00")
        .param("curfewTo", "07:00")
        .param("ru", SampleContent.CURFEW_RU);
  }
}

package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.outbox.PriorityClass;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;

class OtherPagesTest extends ConsoleTest {

  @Test
  void a_broadcast_page_has_a_bar_and_counts_that_add_up() throws Exception {
    BroadcastId id = broadcasts.begin(approved(), PriorityClass.NOTICE, "dispatcher");
    broadcasts.set(id, Broadcast.State.SENDING, 500, 900, 87);

    mvc.perform(page("/broadcasts/{id}", id).with(as("auditor", Role.AUDITOR)))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("role=\"progressbar\""),
                        containsString("aria-valuenow=\"49\""),
                        containsString("sse-connect=\"/broadcasts/" + id + "/events\""),
                        containsString(
                            "1,500 waiting + 500 accepted + 900 delivered + 87 failed + 0 withdrawn"
                                + " = 2,987 of 2,987 people"),
                        containsString("data-carrier=\"kcell\""),
                        not(containsString("/pause\"")))));
  }

  @Test
  void all_broadcasts_are_exported_with_counts_speed_and_what_is_left() throws Exception {
    BroadcastId id = broadcasts.begin(approved(), PriorityClass.NOTICE, "dispatcher");
    broadcasts.set(id, Broadcast.State.SENDING, 500, 900, 87);

    mvc.perform(page("/broadcasts/counts.csv").with(as("auditor", Role.AUDITOR)))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("broadcast,bulletin,kind,class,state,audience,waiting,"),
                        containsString(
                            "1,1,BULLETIN,NOTICE,SENDING,2987,1500,0,500,900,87,0,2974,60.0,120.0,25,"))));
  }

  @Test
  void its_counts_are_exported_as_csv_and_a_broadcast_that_is_none_is_not_found() throws Exception {
    BroadcastId id = broadcasts.begin(approved(), PriorityClass.NOTICE, "dispatcher");
    broadcasts.set(id, Broadcast.State.SENDING, 500, 900, 87);

    mvc.perform(page("/broadcasts/{id}/counts.csv", id).with(as("auditor", Role.AUDITOR)))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Disposition", containsString("broadcast-" + id)))
        .andExpect(content().string(containsString("carrier,state,messages,segments")));
    mvc.perform(page("/broadcasts/{id}/counts.csv", 999).with(dispatcher()))
        .andExpect(status().isNotFound());
  }

  @Test
  void the_overview_counts_what_citizens_texted_today() throws Exception {
    mvc.perform(page("/").with(dispatcher()))
        .andExpect(content().string(containsString("data-testid=\"texts-today\">1,204<")))
        .andExpect(
            content().string(containsString("<li>2 texts that came from our own short code</li>")))
        .andExpect(content().string(containsString("<li>1,500 binary texts, not answered</li>")));
  }

  @Test
  void a_finished_broadcast_is_not_watched() throws Exception {
    BroadcastId id = broadcasts.begin(approved(), PriorityClass.NOTICE, "dispatcher");
    broadcasts.set(id, Broadcast.State.FINISHED, 0, 2_900, 87);

    mvc.perform(page("/broadcasts/{id}", id).with(dispatcher()))
        .andExpect(content().string(not(containsString("sse-connect"))));
  }

  @Test
  void a_step_the_broadcast_refuses_is_explained() throws Exception {
    BroadcastId id = broadcasts.begin(approved(), PriorityClass.NOTICE, "dispatcher");
    mvc.perform(form("/broadcasts/{id}/pause", id).with(dispatcher()))
        .andExpect(redirectedUrl("/broadcasts/" + id));

    var refused = mvc.perform(form("/broadcasts/{id}/pause", id).with(dispatcher())).andReturn();

    assertThat(refused.getFlashMap().get("refused").toString()).contains("Only a broadcast");
    var unreasoned =
        mvc.perform(form("/broadcasts/{id}/cancel", id).with(dispatcher())).andReturn();
    assertThat(unreasoned.getFlashMap().get("refused").toString()).contains("Say why");
    assertThat(broadcasts.progress(id).orElseThrow().broadcast().state())
        .isEqualTo(Broadcast.State.PAUSED);
  }

  @Test
  void an_import_reports_every_refused_line_and_no_number() throws Exception {
    mvc.perform(
            multipart("/subscribers/import")
                .file(csv("number,language,place,topics\n+77011234567,kk,almaty,news\n"))
                .with(csrf())
                .with(dispatcher()))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("data-testid=\"report\""),
                        containsString("language is none of kk, ru, en"),
                        not(containsString("7011234567")))));
  }

  @Test
  void a_file_that_cannot_be_taken_says_why_and_imports_nothing() throws Exception {
    mvc.perform(
            multipart("/subscribers/import")
                .file(csv("phone;lang\n"))
                .with(csrf())
                .with(dispatcher()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("The first line must be")));
    mvc.perform(multipart("/subscribers/import").with(csrf()).with(dispatcher()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Choose a CSV file")));
  }

  @Test
  void a_help_line_is_added_changed_and_removed() throws Exception {
    var line =
        form("/help-lines")
            .param("id", "0")
            .param("topic", "PSYCH")
            .param("place", "city:almaty")
            .param("ru", "Телефон доверия")
            .param("phone", "150")
            .param("hours", "24/7");
    mvc.perform(line.with(author())).andExpect(redirectedUrl("/help-lines"));
    mvc.perform(page("/help-lines/1").with(author()))
        .andExpect(content().string(containsString("value=\"Телефон доверия\"")));

    mvc.perform(form("/help-lines/1/remove").with(author()))
        .andExpect(redirectedUrl("/help-lines"));
    assertThat(directory.all()).isEmpty();
  }

  @Test
  void a_help_line_that_is_wrong_keeps_what_was_typed() throws Exception {
    mvc.perform(
            form("/help-lines")
                .param("id", "0")
                .param("topic", "PSYCH")
                .param("place", "country")
                .param("ru", "Телефон доверия")
                .param("phone", "call us")
                .param("hours", "24/7")
                .with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("A number to dial has 2 to 12 digits."),
                        containsString("value=\"call us\""))));
  }

  @Test
  void an_administrator_makes_an_account_but_cannot_raise_their_own_roles() throws Exception {
    var administrator = as("administrator", Role.ADMINISTRATOR);
    mvc.perform(
            form("/accounts")
                .param("login", "daniyar")
                .param("name", "Daniyar")
                .param("password", PASSWORD)
                .param("roles", "APPROVER", "DISPATCHER")
                .with(administrator))
        .andExpect(redirectedUrl("/accounts"));
    mvc.perform(
        form("/accounts/administrator/roles").param("roles", "APPROVER").with(administrator));

    assertThat(accounts.find("daniyar").orElseThrow().roles())
        .containsExactlyInAnyOrder(Role.APPROVER, Role.DISPATCHER);
    assertThat(accounts.find("administrator").orElseThrow().roles())
        .containsExactly(Role.ADMINISTRATOR);
    assertThat(audit.entries).contains("administrator account.created account:daniyar");
  }

  @Test
  void a_password_that_was_typed_is_never_sent_back() throws Exception {
    mvc.perform(
            form("/accounts")
                .param("login", "x y")
                .param("password", "some long password")
                .with(as("administrator", Role.ADMINISTRATOR)))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(not(containsString("some long password"))));
  }

  @Test
  void pages_have_no_inline_script_or_style_and_every_asset_exists() throws Exception {
    approved();
    for (String path : new String[] {"/", "/bulletins", "/bulletins/1", "/compose", "/links"}) {
      String html =
          mvc.perform(page(path).with(author())).andReturn().getResponse().getContentAsString();
      assertThat(html).doesNotContainPattern("(?i)<style|\\sstyle=|\\son[a-z]+=|javascript:");
      assertThat(html).doesNotContainPattern("<script(?![^>]*\\ssrc=)");
      var assets = Pattern.compile("(?:src|href)=\"(/(?:assets|webjars)/[^\"]+)\"").matcher(html);
      int seen = 0;
      while (assets.find()) {
        mvc.perform(page(assets.group(1))).andExpect(status().isOk());
        seen++;
      }
      assertThat(seen).isGreaterThan(7);
    }
  }

  private static MockMultipartFile csv(String text) {
    return new MockMultipartFile(
        "file", "people.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }
}

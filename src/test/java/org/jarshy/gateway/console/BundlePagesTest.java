package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jarshy.gateway.bulletin.Provenance;
import org.jarshy.gateway.bulletin.PublisherWords;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.trust.BundleVerifier;
import org.jarshy.gateway.trust.ImportBundle.Door;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;

class BundlePagesTest extends ConsoleTest {

  private static final byte[] GOOD = "good".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BAD = "bad".getBytes(StandardCharsets.UTF_8);

  @Test
  void an_uploaded_bundle_is_taken_and_its_drafts_are_linked() throws Exception {
    mvc.perform(upload("/bundles", GOOD).with(csrf()).with(author()))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("data-testid=\"intake-taken\""),
                        containsString("href=\"/bulletins/1\""),
                        containsString("waits for approval"))));
    assertThat(bundles.taken).containsExactly("author CONSOLE");
    mvc.perform(upload("/bundles", GOOD).with(csrf()).with(author()))
        .andExpect(content().string(containsString("data-testid=\"intake-known\"")));
  }

  @Test
  void a_change_of_the_trusted_keys_that_is_refused_stands_on_both_pages() throws Exception {
    mvc.perform(page("/").with(author()))
        .andExpect(content().string(not(containsString("data-testid=\"trust-change\""))));
    bundles.problem = "version 3 stays in use. threshold: 1 of 2";
    mvc.perform(page("/").with(author()))
        .andExpect(content().string(containsString("data-testid=\"trust-change\"")));
    mvc.perform(page("/bundles").with(author()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("and the change is refused"),
                        containsString("version 3 stays in use. threshold: 1 of 2"),
                        not(containsString("No bundle can be taken")))));
    bundles.usable = false;
    mvc.perform(page("/bundles").with(author()))
        .andExpect(content().string(containsString("No bundle can be taken at present.")));
    mvc.perform(page("/").with(author()))
        .andExpect(content().string(not(containsString("data-testid=\"trust-change\""))));
  }

  @Test
  void a_refusal_names_its_rule_and_stays_listed() throws Exception {
    mvc.perform(upload("/bundles", BAD).with(csrf()).with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("data-testid=\"intake-refused\""),
                        containsString("<code>expired</code>"),
                        containsString("&lt;noon&gt;"))));
    mvc.perform(page("/bundles").with(as("auditor", Role.AUDITOR)))
        .andExpect(content().string(containsString("<code>expired</code>")));
  }

  @Test
  void the_page_says_how_old_the_newest_item_is_and_that_the_clock_is_late() throws Exception {
    mvc.perform(upload("/bundles", GOOD).with(csrf()).with(author()));
    bundles.trustedTime = bundles.trustedTime.plusSeconds(86_400);
    mvc.perform(page("/bundles").with(author()))
        .andExpect(
            content().string(allOf(containsString("4 d 0 h"), containsString("is late by"))));
    bundles.trustedTime = bundles.trustedTime.minusSeconds(86_400);
    mvc.perform(page("/bundles").with(author()))
        .andExpect(
            content().string(allOf(containsString("3 d 0 h"), not(containsString("is late by")))));
  }

  @Test
  void two_bundles_of_one_number_are_an_alarm_on_the_first_page_until_somebody_saw_it()
      throws Exception {
    bundles.refuse("equivocation", "two bundles", true, Door.HTTP, AUTHOR);
    mvc.perform(page("/").with(author()))
        .andExpect(content().string(containsString("data-testid=\"bundle-alarms\"")));
    mvc.perform(form("/bundles/alarms/1/seen").with(approver()))
        .andExpect(status().is3xxRedirection());
    mvc.perform(page("/").with(author()))
        .andExpect(content().string(not(containsString("data-testid=\"bundle-alarms\""))));
  }

  @Test
  void a_bulletin_shows_its_proof_its_original_and_what_its_publisher_said_since()
      throws Exception {
    BulletinId id = submitted();
    publishers.provenances.put(
        id,
        new Provenance(
            Provenance.Door.BUNDLE,
            "azattyq-news",
            "azattyq-news/5",
            clock.instant(),
            "Signed by 2, of 2 needed; bundle 17 of stream azattyq-news\nSigner Desk, key ABCD",
            "{\"texts\":{\"ru\":\"<b>\"}}".getBytes(StandardCharsets.UTF_8)));
    publishers.words.put(
        id,
        List.of(
            new PublisherWords.Word(
                PublisherWords.Code.TAKEN_BACK, clock.instant(), "Its publisher took it back")));
    mvc.perform(page("/bulletins/{id}", id).with(approver()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Signed by 2, of 2 needed; bundle 17"),
                        containsString("Signer Desk, key ABCD"),
                        containsString("&lt;b&gt;"),
                        containsString("data-testid=\"word-taken_back\""),
                        containsString("data-testid=\"touched-since\""))));
    mvc.perform(page("/bulletins/{id}/original", id).with(approver()))
        .andExpect(header().string("Content-Type", "application/octet-stream"))
        .andExpect(header().string("Content-Disposition", containsString("attachment")))
        .andExpect(content().string("{\"texts\":{\"ru\":\"<b>\"}}"));
    mvc.perform(page("/").with(author()))
        .andExpect(content().string(containsString("data-testid=\"taken-back\"")));
  }

  @Test
  void a_program_sends_a_bundle_and_reads_the_rule_of_a_refusal() throws Exception {
    mvc.perform(post("/api/v1/bundles").contentType("application/zip").content(GOOD).with(author()))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.stream").value("azattyq-news"))
        .andExpect(jsonPath("$.outcomes[0].subject").value("bulletin:1"));
    mvc.perform(upload("/api/v1/bundles", GOOD).with(author()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.known").value(true));
    mvc.perform(post("/api/v1/bundles").contentType("application/zip").content(BAD).with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(header().string("Content-Type", "application/problem+json"))
        .andExpect(jsonPath("$.rule").value("expired"))
        .andExpect(jsonPath("$.refusal").value(1));
    mvc.perform(page("/api/v1/bundles/refused").with(author()))
        .andExpect(jsonPath("$[0].rule").value("expired"))
        .andExpect(jsonPath("$[0].door").value("HTTP"));
  }

  @Test
  void what_is_too_large_is_refused_before_it_is_judged() throws Exception {
    byte[] large = new byte[BundleVerifier.MAX_BYTES + 1];
    mvc.perform(
            post("/api/v1/bundles").contentType("application/zip").content(large).with(author()))
        .andExpect(status().isContentTooLarge())
        .andExpect(jsonPath("$.rule").value("bundle-too-large"));
    mvc.perform(upload("/bundles", large).with(csrf()).with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("<code>bundle-too-large</code>")));
    assertThat(bundles.taken).isEmpty();
  }

  private static org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder
      upload(String url, byte[] bytes) {
    return multipart(url).file(new MockMultipartFile("file", "b.zip", "application/zip", bytes));
  }
}

package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jarshy.gateway.audit.AuditHouse;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.Verdict;
import org.jarshy.gateway.audit.VerifyAudit;
import org.jarshy.gateway.kernel.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The audit log as auditors see it, and as their programs do. */
class AuditPagesTest extends ConsoleTest {

  @Autowired private AuditHouse house;
  @TempDir private Path files;

  private long first;

  @BeforeEach
  void write() {
    first = house.inOrder();
    house.log.record(new Actor("aigerim"), "bulletin.submitted", "bulletin:71", "version 2");
    house.log.record(new Actor("bolat"), "bulletin.approved", "bulletin:71", "version 2");
    house.inOrder();
  }

  private RequestPostProcessor auditor() {
    return as("auditor", Role.AUDITOR);
  }

  @Test
  void records_are_filtered_and_the_newest_stand_first() throws Exception {
    mvc.perform(get("/audit?actor=bolat&subject=bulletin:71").with(auditor()))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("data-record=\"" + (first + 1) + "\""),
                        not(containsString("data-record=\"" + first + "\"")))));
    mvc.perform(get("/audit?action=nothing.done").with(auditor()))
        .andExpect(content().string(containsString("No record is like that.")));
  }

  @Test
  void older_records_are_reached_by_their_key_and_the_filter_stays() throws Exception {
    for (int i = 0; i < 60; i++) {
      house.log.record(new Actor("many"), "test.done", "test:" + i, "");
    }
    house.inOrder();
    mvc.perform(get("/audit?actor=many").with(auditor()))
        .andExpect(content().string(containsString("actor=many&amp;")))
        .andExpect(content().string(containsString("&amp;before=" + (first + 12))));
    mvc.perform(get("/audit?actor=many&before=" + (first + 12)).with(auditor()))
        .andExpect(content().string(containsString("data-record=\"" + (first + 2) + "\"")))
        .andExpect(content().string(not(containsString("data-testid=\"next\""))));
  }

  @Test
  void the_page_has_the_checkpoint_as_text_and_as_a_code_without_inline_script_or_style()
      throws Exception {
    Checkpoint last = house.checkpoints.make().orElseThrow();
    mvc.perform(get("/audit").with(auditor()))
        .andExpect(content().string(containsString(last.shortText())))
        .andExpect(content().string(containsString("/audit/checkpoints/" + last.size() + ".svg")))
        .andExpect(content().string(not(containsString("style="))))
        .andExpect(content().string(containsString(house.checkpoints.publicKey().toString())));
    mvc.perform(get("/audit/checkpoints/" + last.size() + ".svg").with(auditor()))
        .andExpect(content().contentType("image/svg+xml"))
        .andExpect(content().string(containsString("<path")));
    mvc.perform(get("/audit/checkpoints/" + last.size() + ".txt").with(auditor()))
        .andExpect(content().string(last.note()));
    mvc.perform(get("/audit/checkpoints/999999.svg").with(auditor()))
        .andExpect(status().isNotFound());
  }

  @Test
  void one_record_has_a_proof_that_verifies_alone() throws Exception {
    mvc.perform(get("/audit/" + (first + 1)).with(auditor()))
        .andExpect(content().string(containsString("Fits its hashes")))
        .andExpect(content().string(containsString("data-testid=\"unproven\"")));
    Checkpoint kept = house.checkpoints.make().orElseThrow();
    byte[] proof =
        mvc.perform(get("/audit/" + (first + 1) + "/proof.json").with(auditor()))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    Verdict verdict =
        VerifyAudit.file(
            Files.write(files.resolve("proof"), proof),
            VerifyAudit.witnessed(kept.shortText(), "phone"),
            List.of(house.checkpoints.publicKey()));
    assertThat(verdict.ok()).as(verdict.json()).isTrue();
    mvc.perform(get("/audit/999999").with(auditor())).andExpect(status().isNotFound());
  }

  @Test
  void what_a_witness_kept_is_compared() throws Exception {
    String kept = house.checkpoints.make().orElseThrow().shortText();
    mvc.perform(post("/audit/compare").param("kept", kept).with(auditor()).with(csrf()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("fits: the log still begins")));
    mvc.perform(
            post("/audit/compare")
                .param("kept", kept.replaceFirst("J1 ", "J1 9"))
                .with(auditor())
                .with(csrf()))
        .andExpect(content().string(containsString("signed by no key of this log")));
    mvc.perform(post("/audit/compare").param("kept", "hello").with(auditor()).with(csrf()))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("It cannot be read")));
  }

  @Test
  void the_check_says_what_it_found() throws Exception {
    mvc.perform(post("/audit/check").with(auditor()).with(csrf()))
        .andExpect(redirectedUrl("/audit"));
    mvc.perform(get("/audit").with(auditor()))
        .andExpect(content().string(containsString("found nothing wrong")));
    jdbc.sql("update audit_entry set detail = 'version 3' where seq = ?").param(first).update();
    mvc.perform(post("/audit/check").with(auditor()).with(csrf()));
    mvc.perform(get("/audit").with(auditor()))
        .andExpect(content().string(containsString("The log is not what it was.")))
        .andExpect(content().string(containsString("Record " + first + ": Its subject")));
    mvc.perform(get("/audit/" + first).with(auditor()))
        .andExpect(content().string(containsString("Was changed")));
    jdbc.sql("update audit_entry set detail = 'version 2' where seq = ?").param(first).update();
    mvc.perform(post("/audit/check").with(auditor()).with(csrf()));
    mvc.perform(get("/audit").with(auditor()))
        .andExpect(content().string(containsString("found nothing wrong")));
  }

  @Test
  void what_was_noticed_and_mended_stands_on_the_page_and_programs_read_it() throws Exception {
    house.checkpoints.make();
    Files.writeString(house.checkpointFile, "");
    mvc.perform(post("/audit/check").with(auditor()).with(csrf()));
    mvc.perform(get("/audit").with(auditor()))
        .andExpect(content().string(containsString("data-testid=\"audit-notices\"")))
        .andExpect(
            content().string(containsString("The file of checkpoints was missing or empty")));
    mvc.perform(get("/api/v1/audit/state").with(auditor()))
        .andExpect(jsonPath("$.status").value("SOUND"))
        .andExpect(jsonPath("$.notices[0]").value(containsString("missing or empty")));
  }

  @Test
  void a_record_changed_together_with_nothing_else_no_longer_fits_what_a_witness_kept()
      throws Exception {
    String kept = house.checkpoints.make().orElseThrow().shortText();
    jdbc.sql("update audit_entry set actor = 'dana' where seq = ?").param(first).update();
    mvc.perform(post("/audit/compare").param("kept", kept).with(auditor()).with(csrf()))
        .andExpect(content().string(containsString("Record " + first + ": Its time, actor")));
    jdbc.sql("update audit_entry set actor = 'aigerim' where seq = ?").param(first).update();
    mvc.perform(post("/audit/compare").param("kept", kept).with(auditor()).with(csrf()))
        .andExpect(content().string(containsString("fits: the log still begins")));
  }

  @Test
  void programs_read_records_proofs_checkpoints_and_the_whole_log() throws Exception {
    Checkpoint last = house.checkpoints.make().orElseThrow();
    mvc.perform(get("/api/v1/audit?actor=bolat&limit=1").with(auditor()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].seq").value(first + 1))
        .andExpect(jsonPath("$[0].subject").value("bulletin:71"));
    mvc.perform(get("/api/v1/audit/" + first + "/proof").with(auditor()))
        .andExpect(jsonPath("$.record.seq").value(first));
    mvc.perform(get("/api/v1/audit/consistency?first=3&second=999999").with(auditor()))
        .andExpect(status().is(422));
    mvc.perform(get("/api/v1/audit/checkpoints?limit=1").with(auditor()))
        .andExpect(jsonPath("$[0].text").value(last.shortText()));
    mvc.perform(
            post("/api/v1/audit/compare")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"checkpoint\":\"" + last.shortText() + "\"}")
                .with(auditor()))
        .andExpect(jsonPath("$[0].fits").value(true));
    mvc.perform(get("/api/v1/audit/state").with(auditor()))
        .andExpect(jsonPath("$.publicKey").value(house.checkpoints.publicKey().toString()));
    mvc.perform(get("/api/v1/audit/999999").with(auditor())).andExpect(status().isNotFound());
    mvc.perform(get("/api/v1/audit?limit=0").with(auditor())).andExpect(status().is(422));

    MvcResult streaming = mvc.perform(get("/api/v1/audit/export").with(auditor())).andReturn();
    String export =
        mvc.perform(asyncDispatch(streaming))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    Verdict verdict =
        VerifyAudit.file(
            Files.writeString(files.resolve("log"), export),
            VerifyAudit.witnessed(last.note(), "note"),
            List.of());
    assertThat(verdict.ok()).as(verdict.json()).isTrue();
  }

  @Test
  void who_is_neither_auditor_nor_administrator_gets_nothing_of_it() throws Exception {
    for (String path : List.of("/api/v1/audit", "/api/v1/audit/0", "/api/v1/audit/export")) {
      mvc.perform(get(path).with(author())).andExpect(status().isForbidden());
    }
    mvc.perform(get("/").with(author()))
        .andExpect(content().string(not(containsString("href=\"/audit\""))));
  }
}

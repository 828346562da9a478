package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jarshy.gateway.lookup.KeywordId;
import org.jarshy.gateway.lookup.Keywords;
import org.jarshy.gateway.lookup.OperatorKeyword;
import org.jarshy.gateway.lookup.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class KeywordPagesTest extends ConsoleTest {

  private static final String EVIL = "<script>alert(1)</script>' or 1=1 --";

  @Autowired Keywords keywords;

  @BeforeEach
  void noKeywords() {
    for (String table :
        new String[] {"live_word", "touch", "step", "version", "row", "table", "keyword"}) {
      jdbc.sql("delete from lookup_" + table).update();
    }
  }

  private static MockHttpServletRequestBuilder pharmacies(String url) {
    return form(url)
        .param("name", "Аптеки")
        .param("wordsRu", "АПТЕКА, дежурная аптека")
        .param("wordsKk", "ДӘРІХАНА")
        .param("answer", "TABLE")
        .param("ru", "{аптека}: {адрес}, {телефон}")
        .param("match", "CITY")
        .param("keyColumns", "город")
        .param("expires", "2022-01-19T09:00");
  }

  private KeywordId newest() {
    return keywords.list(Set.of(), 1, 0).get(0).id();
  }

  @Test
  void a_keyword_goes_from_the_form_over_its_table_to_its_approval() throws Exception {
    mvc.perform(pharmacies("/keywords").with(author())).andExpect(status().is3xxRedirection());
    KeywordId id = newest();
    mvc.perform(page("/keywords/{id}", id).with(author()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Upload its table before you submit it."),
                        containsString("АПТЕКА, дежурная аптека"))));
    MockMultipartFile csv =
        new MockMultipartFile(
            "file", "a.csv", "text/csv", Words.PHARMACIES_CSV.getBytes(StandardCharsets.UTF_8));
    mvc.perform(
            multipart("/keywords/{id}/table", id)
                .file(csv)
                .param("revision", "1")
                .with(csrf())
                .with(author()))
        .andExpect(redirectedUrl("/keywords/" + id));
    mvc.perform(form("/keywords/{id}/try", id).param("text", "аптека в Шымкенте").with(author()))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Сау: Тауке хана 10, 150"),
                        containsString("09:00 5 января"),
                        containsString("2 segments"))));
    mvc.perform(form("/keywords/{id}/submit", id).param("revision", "2").with(author()))
        .andExpect(redirectedUrl("/keywords/" + id));
    mvc.perform(
            form("/keywords/{id}/approve", id)
                .param("revision", "3")
                .with(as("author", Role.AUTHOR, Role.APPROVER)))
        .andExpect(status().isForbidden());
    mvc.perform(form("/keywords/{id}/approve", id).param("revision", "3").with(approver()))
        .andExpect(redirectedUrl("/keywords/" + id));
    assertThat(keywords.find(id).orElseThrow().state()).isEqualTo(OperatorKeyword.State.APPROVED);
    mvc.perform(page("/keywords").with(as("auditor", Role.AUDITOR)))
        .andExpect(content().string(containsString("data-keyword=\"" + id + "\"")));
  }

  @Test
  void what_is_wrong_is_named_and_nothing_typed_is_lost() throws Exception {
    mvc.perform(
            form("/keywords")
                .param("name", EVIL)
                .param("wordsRu", "СТОП, АЛМАТЫ")
                .param("answer", "FIXED")
                .param("ru", "{x} " + EVIL)
                .param("expires", "soon")
                .with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Give a date and a time"),
                        containsString("СТОП, АЛМАТЫ"),
                        not(containsString("<script>alert")))));
    mvc.perform(pharmacies("/keywords").param("wordsEn", "STOP, price").with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("is understood as STOP, which is STOP"),
                        containsString("href=\"#f-words-en\""),
                        containsString("id=\"f-words-en\""))));
    assertThat(keywords.list(Set.of(), 1, 0)).isEmpty();
  }

  @Test
  void a_table_that_is_refused_says_which_line_on_the_page() throws Exception {
    mvc.perform(pharmacies("/keywords").with(author()));
    MockMultipartFile csv =
        new MockMultipartFile(
            "file",
            "a.csv",
            "text/csv",
            ("город,аптека,адрес,телефон\n" + EVIL + ",x\n").getBytes(StandardCharsets.UTF_8));
    mvc.perform(
            multipart("/keywords/{id}/table", newest())
                .file(csv)
                .param("revision", "1")
                .with(csrf())
                .with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Line 2 has 2 columns; the first line has 4"),
                        not(containsString("<script>alert")))));
  }

  @Test
  void cells_and_names_are_shown_as_text_on_pages() throws Exception {
    KeywordId id = Words.approve(keywords, Words.fixed("ВОДА", EVIL), null);
    mvc.perform(page("/keywords/{id}", id).with(author()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("&lt;script&gt;alert(1)"),
                        not(containsString("<script>alert")))));
  }

  @Test
  void a_live_keyword_is_changed_by_a_draft_that_begins_as_it_was() throws Exception {
    KeywordId id = Words.approve(keywords, Words.pharmacies(), Words.PHARMACIES_CSV);
    mvc.perform(page("/keywords/{id}/update", id).with(author()))
        .andExpect(content().string(containsString("{аптека}: {адрес}, {телефон}")));
    mvc.perform(pharmacies("/keywords/" + id + "/update").with(author()))
        .andExpect(status().is3xxRedirection());
    assertThat(newest()).isNotEqualTo(id);
    assertThat(keywords.find(newest()).orElseThrow().supersedes()).isEqualTo(id);
    mvc.perform(page("/keywords/{id}", newest()).with(author()))
        .andExpect(content().string(containsString("which answers until this is approved")));
  }

  @Test
  void a_program_defines_uploads_tries_and_another_approves() throws Exception {
    String body =
        """
        {"name":"Пропавшие","words":{"ru":["ИЩУ"],"kk":["ІЗДЕЙМІН"]},"answer":"TABLE",
         "match":"NAME","keyColumns":["фамилия","имя"],"texts":{"ru":"{фамилия} {имя}: {состояние}"},
         "guard":{"rows":2},"expires":"2022-01-19T03:00:00Z"}""";
    mvc.perform(json(post("/api/v1/keywords"), body).with(author()))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.guard.letters").value(5))
        .andExpect(jsonPath("$.guard.rows").value(2));
    String path = "/api/v1/keywords/" + newest();
    mvc.perform(
            put(path + "/table?revision=1")
                .contentType("text/csv")
                .content(Words.MISSING_CSV.getBytes(StandardCharsets.UTF_8))
                .with(author()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.table.rows").value(3))
        .andExpect(jsonPath("$.revision").value(2));
    mvc.perform(json(post(path + "/try"), "{\"text\":\"ищу Алиева Г\"}").with(author()))
        .andExpect(jsonPath("$.answers").value(true))
        .andExpect(jsonPath("$.text", containsString("Әлиева Гүлнар: найдена")))
        .andExpect(jsonPath("$.segments").value(1));
    mvc.perform(json(post(path + "/try"), "{\"text\":\"СТОП\"}").with(author()))
        .andExpect(jsonPath("$.answers").value(false));
    mvc.perform(json(post(path + "/submit"), "{\"revision\":2}").with(author()))
        .andExpect(jsonPath("$.state").value("SUBMITTED"));
    mvc.perform(json(post(path + "/approve"), "{\"revision\":3}").with(approver()))
        .andExpect(jsonPath("$.state").value("APPROVED"))
        .andExpect(jsonPath("$.live").value(true))
        .andExpect(jsonPath("$.answeredToday").value(0));
    mvc.perform(json(post(path + "/cancel"), "{\"reason\":\"Устарело\"}").with(dispatcher()))
        .andExpect(jsonPath("$.state").value("CANCELLED"));
    mvc.perform(get("/api/v1/keywords?state=CANCELLED").with(author()))
        .andExpect(jsonPath("$[0].words.kk[0]").value("ІЗДЕЙМІН"));
  }

  @Test
  void a_program_is_told_every_problem_by_its_field() throws Exception {
    mvc.perform(
            json(
                    post("/api/v1/keywords"),
                    """
                    {"name":"","words":{"ru":["STOP"],"de":["x"]},"answer":"WEB","texts":{"ru":"x"}}""")
                .with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(header().string("Content-Type", "application/problem+json"))
        .andExpect(jsonPath("$.problems", hasKey("words.de")));
    mvc.perform(
            json(
                    post("/api/v1/keywords"),
                    """
                    {"name":"","words":{"ru":["STOP"]},"answer":"WEB","texts":{"ru":"x"},"url":"ftp://x"}""")
                .with(author()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.problems", hasKey("name")))
        .andExpect(jsonPath("$.problems", hasKey("expires")))
        .andExpect(jsonPath("$.problems", hasKey("url")))
        .andExpect(jsonPath("$.problems", hasKey("texts.ru")))
        .andExpect(jsonPath("$.problems['words.ru']", containsString("STOP")));
    mvc.perform(get("/api/v1/keywords/99999").with(author())).andExpect(status().isNotFound());
    mvc.perform(
            put("/api/v1/keywords/99999/table").contentType("text/csv").content("a").with(author()))
        .andExpect(status().isUnprocessableContent());
    mvc.perform(json(post("/api/v1/keywords"), "{}").with(approver()))
        .andExpect(status().isForbidden());
    mvc.perform(get("/api/v1/openapi.json"))
        .andExpect(jsonPath("$.paths", hasKey("/api/v1/keywords/{id}/table")));
  }

  private static MockHttpServletRequestBuilder json(
      MockHttpServletRequestBuilder request, String body) {
    return request.contentType(MediaType.APPLICATION_JSON).content(body);
  }
}

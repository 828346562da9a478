package org.jarshy.gateway.console;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

class CounterTest extends ConsoleTest {

  @Test
  void a_cyrillic_text_is_counted_in_ucs2() throws Exception {
    counts(
        "ru",
        "Комендантский час в Алматы с 23:00 до 07:00. Оставайтесь дома !!",
        containsString("64 characters · UCS-2 · 1 segment of 70"));
  }

  @Test
  void a_latin_text_is_counted_in_gsm7() throws Exception {
    counts(
        "en", "Curfew 23:00 to 07:00", containsString("21 characters · GSM-7 · 1 segment of 160"));
  }

  @Test
  void the_characters_that_force_ucs2_are_named() throws Exception {
    counts(
        "en",
        "Façade “at home”",
        allOf(
            containsString("UCS-2 · 1 segment of 70"),
            containsString("<kbd>ç</kbd>"),
            containsString("<kbd>“</kbd>"),
            containsString("<kbd>”</kbd>")));
  }

  @Test
  void marks_that_are_sent_plain_force_nothing() throws Exception {
    counts("en", "Stay “at home” – please", containsString("23 characters · GSM-7 · 1 segment"));
  }

  @Test
  void a_paste_of_ten_thousand_characters_is_counted_and_called_long() throws Exception {
    counts(
        "kk",
        "қ".repeat(10_000),
        allOf(
            containsString("10,000 characters · UCS-2 · 150 segments of 67"),
            containsString("Long: every person is billed"),
            containsString("140 segments"),
            not(containsString("қ".repeat(1_000)))));
  }

  @Test
  void an_empty_text_says_what_its_readers_get() throws Exception {
    counts("kk", "  \r\n ", containsString("Empty: readers of this language get another one"));
  }

  @Test
  void markup_in_a_text_stays_text() throws Exception {
    counts("en", "<script>x</script>", not(containsString("<script>")));
  }

  @Test
  void advice_stands_beside_the_text_while_it_is_written() throws Exception {
    counts(
        "ru",
        "МЧС: отправьте CTOП завтра",
        allOf(
            containsString("<li class=\"blocks\" data-code=\"MIXED_LETTERS\">"),
            containsString("Must be changed: "),
            containsString("data-code=\"RELATIVE_TIME\""),
            containsString("Look again: ")));
    counts("ru", "МЧС: не выходите из дома.", not(containsString("data-code")));
  }

  @Test
  void advice_follows_what_else_stands_on_the_page() throws Exception {
    mvc.perform(
            form("/compose/count")
                .param("lang", "ru")
                .param("kk", "ТЖМ: 23:00-ден 07:00-ге дейін. 19 қаңтарға дейін.")
                .param("ru", "С 23:00 до 06:00 не выходите из дома.")
                .param("kind", "CURFEW")
                .param("source", "МЧС")
                .param("place", "places")
                .param("cities", "aktau")
                .param("validFrom", "2022-01-05T09:00")
                .param("expires", "2022-01-19T07:00")
                .param("curfewFrom", "23:00")
                .param("curfewTo", "07:00")
                .with(author()))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("data-code=\"NO_SOURCE\""),
                        containsString("data-code=\"NO_PLACE\""),
                        containsString("data-code=\"NO_END\""),
                        containsString("data-code=\"OTHER_HOURS\""),
                        containsString("data-code=\"LANGUAGES_DIFFER\""))));
  }

  @Test
  void correction_is_advised_on_under_its_own_name() throws Exception {
    mvc.perform(
            form("/compose/count")
                .param("lang", "ru")
                .param("correctionRu", "Мы oшиблись")
                .with(author()))
        .andExpect(content().string(containsString("data-code=\"MIXED_LETTERS\"")));
  }

  private void counts(String lang, String text, Matcher<String> expected) throws Exception {
    mvc.perform(form("/compose/count").param("lang", lang).param(lang, text).with(author()))
        .andExpect(status().isOk())
        .andExpect(content().string(expected));
  }
}

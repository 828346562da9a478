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

  private void counts(String lang, String text, Matcher<String> expected) throws Exception {
    mvc.perform(form("/compose/count").param("lang", lang).param(lang, text).with(author()))
        .andExpect(status().isOk())
        .andExpect(content().string(expected));
  }
}

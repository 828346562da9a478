package org.jarshy.gateway.console;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import java.util.Map;
import org.jarshy.gateway.bulletin.CodeChecks;
import org.jarshy.gateway.bulletin.FakeCheckCodes;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CheckCodesPagesTest extends ConsoleTest {

  @Autowired FakeCheckCodes codes;

  @BeforeEach
  void turnOn() {
    codes.on = true;
  }

  @AfterEach
  void turnOff() {
    codes.on = false;
    codes.lastDay = new CodeChecks(Map.of(), Map.of());
  }

  @Test
  void a_bulletin_shows_its_codes_and_how_often_they_were_asked_for() throws Exception {
    BulletinId id = approved();
    mvc.perform(page("/bulletins/" + id).with(author()))
        .andExpect(content().string(not(containsString("Check codes"))));
    codes.give(4827_1935, id, Lang.RU);
    codes.lastDay = new CodeChecks(Map.of(id.value(), 12L), Map.of());

    mvc.perform(page("/bulletins/" + id).with(author()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("4827 1935"),
                        containsString("Genuine"),
                        containsString("data-testid=\"code-1-ru\""),
                        containsString("last day: 12 times"))));
    mvc.perform(page("/bulletins/" + id + "/send").with(dispatcher()))
        .andExpect(content().string(containsString("the check code 4827 1935")));
    mvc.perform(page("/api/v1/bulletins/" + id + "/codes").with(author()))
        .andExpect(jsonPath("$[0].code").value("4827 1935"))
        .andExpect(jsonPath("$[0].state").value("GENUINE"))
        .andExpect(jsonPath("$[0].checksLastDay").value(12));
  }

  @Test
  void the_counter_counts_a_text_with_its_code() throws Exception {
    mvc.perform(
            form("/compose/count").param("lang", "ru").param("ru", "Ж".repeat(64)).with(author()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("64 characters · UCS-2 · 2 segments of 67"),
                        containsString("with the check code at its end"))));
  }

  @Test
  void a_wave_of_unknown_codes_is_an_alarm_with_its_areas_on_the_overview() throws Exception {
    codes.lastDay = new CodeChecks(Map.of(1L, 5L), Map.of("mangystau", 12L, "+7701", 3L));
    mvc.perform(page("/").with(author()))
        .andExpect(
            content()
                .string(
                    allOf(
                        not(containsString("code-wave")),
                        containsString("data-testid=\"codes-unknown\">15<"),
                        containsString("numbers +7701…: 3"))));

    codes.lastDay = new CodeChecks(Map.of(), Map.of("mangystau", 30L));
    mvc.perform(page("/").with(author()))
        .andExpect(content().string(containsString("data-testid=\"code-wave\"")));
  }
}

package org.jarshy.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpLineRulesTest {

  private static final Map<Lang, String> NAME = Map.of(Lang.RU, "Доверие");

  @ParameterizedTest
  @ValueSource(strings = {"24/7", "09:00-18:00", "22:00-06:00", "00:00-23:59"})
  void hours_as_people_write_them_are_accepted(String hours) {
    assertThat(HelpLineRules.problems(line(NAME, "150", hours))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "9-18", "9:00-18:00", "09:00-24:00", "09:00-09:00", "09:00-18:00 ", "09:00"})
  void other_hours_are_refused(String hours) {
    assertThat(HelpLineRules.problems(line(NAME, "150", hours)))
        .containsExactly(
            entry(
                "hours",
                "The hours must be 24/7 or from-to such as 09:00-18:00, with two times that"
                    + " differ."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"150", "87172001122", "112", "12", "123456789012"})
  void phones_that_can_be_dialled_are_accepted(String phone) {
    assertThat(HelpLineRules.problems(line(NAME, phone, "24/7"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "+77172001122", "8 717", "8(717)", "1234567890123", "١٥٠", "１５０", "15O"})
  void phones_that_cannot_be_dialled_are_refused_without_repeating_them(String phone) {
    Map<String, String> problems = HelpLineRules.problems(line(NAME, phone, "24/7"));
    assertThat(problems)
        .containsExactly(
            entry(
                "phone",
                "The phone must be 2 to 12 digits 0-9 as one dials it in the country, such as 150"
                    + " or 87170000000; no plus, blank or bracket."));
  }

  @Test
  void names_are_short_and_readable_in_each_language() {
    assertThat(
            HelpLineRules.problems(
                line(
                    Map.of(Lang.KK, " ", Lang.RU, "я".repeat(41), Lang.EN, "Trust\u202E"),
                    "150",
                    "24/7")))
        .containsExactly(
            entry("name.kk", "The Kazakh name is empty; write it or leave the language out."),
            entry("name.ru", "The Russian name has 41 characters; at most 40 are allowed."),
            entry(
                "name.en",
                "The English name has at character 6 an invisible character (U+202E) that can hide"
                    + " or reorder words; remove it."));
    assertThat(HelpLineRules.problems(line(Map.of(Lang.KK, "ә".repeat(40)), "150", "24/7")))
        .isEmpty();
  }

  @Test
  void all_problems_are_named_at_once() {
    Area nowhere = new Area(false, Set.of(), Set.of());
    assertThat(HelpLineRules.problems(new HelpLine(0, null, nowhere, Map.of(), null, null, false)))
        .containsOnlyKeys("topic", "area", "name", "phone", "hours");
  }

  private static HelpLine line(Map<Lang, String> name, String phone, String hours) {
    return new HelpLine(0, HelpTopic.PSYCH, Area.wholeCountry(), name, phone, hours, false);
  }
}

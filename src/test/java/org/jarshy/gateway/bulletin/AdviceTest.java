package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceTest {

  @Test
  void a_good_warning_needs_none() {
    assertThat(Advice.on(Samples.curfew())).isEmpty();
  }

  @Test
  void a_warning_longer_than_two_segments_is_said_to_be() {
    assertThat(on(Kind.OUTAGE, "ж".repeat(134))).isEmpty();
    assertThat(on(Kind.OUTAGE, "ж".repeat(135)))
        .containsExactly(
            "It takes 3 segments; a notice should fit 2 (134 characters in Cyrillic).");
  }

  @Test
  void a_digest_longer_than_one_segment_is_said_to_be() {
    assertThat(on(Kind.NEWS_DIGEST, "ж".repeat(70))).isEmpty();
    assertThat(on(Kind.NEWS_DIGEST, "ж".repeat(71)))
        .containsExactly("It takes 2 segments; a digest should fit 1 (70 characters in Cyrillic).");
  }

  @Test
  void marks_that_alone_would_make_a_text_costlier_are_sent_plain_and_need_no_advice() {
    String english =
        "Kcell: “no internet” — calls work today until 18:00. " + "Text HELP. ".repeat(20);
    assertThat(english.length()).isBetween(67 * 3, 153 * 2);
    assertThat(on(Kind.OUTAGE, english)).isEmpty();
    assertThat(on(Kind.OUTAGE, "Связь «есть» — звоните")).isEmpty();
  }

  @Test
  void a_link_among_cyrillic_letters_is_pointed_out_and_alone_it_is_not() {
    assertThat(on(Kind.PROXY, "Прокси: https://t.me/proxy?server=192.0.2.1&port=443"))
        .containsExactly(
            "It has a link among letters that need the costlier encoding; a link is cheapest"
                + " alone.");
    assertThat(on(Kind.PROXY, "https://t.me/proxy?server=192.0.2.1&port=443")).isEmpty();
  }

  @Test
  void look_alike_letters_within_a_word_are_pointed_out() {
    assertThat(on(Kind.OUTAGE, "Отправьте CTOП"))
        .singleElement()
        .asString()
        .startsWith("A word mixes Latin and Cyrillic letters");
    assertThat(on(Kind.OUTAGE, "Отправьте STOP или СТОП, Kcell-ден")).isEmpty();
  }

  @Test
  void capitals_are_for_the_hazard_alone() {
    assertThat(on(Kind.OUTAGE, "ВНИМАНИЕ! ПАВОДОК, МВД и ЧС: будьте дома")).isEmpty();
    assertThat(on(Kind.OUTAGE, "ВНИМАНИЕ ВСЕМ ЖИТЕЛЯМ ГОРОДА"))
        .containsExactly("3 words are in capitals; only the hazard should be.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Важно!!!", "*** Важно", "Что?!?", "\u2600 Солнце", "\uD83D\uDE97 Пробки"})
  void decoration_is_pointed_out(String text) {
    assertThat(on(Kind.OUTAGE, text)).singleElement().asString().startsWith("It has decoration");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Час 23:00-07:00",
        "с 23.00 до 7.00",
        "с 23 до 7",
        "23-00-дан 07-00-ге дейін",
        "from 23:00 to 07:00."
      })
  void hours_that_the_words_say_too_are_fine(String text) {
    assertThat(curfew(text, "23:00", "07:00")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Час 22:00-07:00, 23:00",
    "Час 23:00-07:30, 07:00",
    "Час 23:00-17:00, 07:00",
    "Час 23:00-06:07, 07:00",
    "Час с 123 до 07:00, 23:00",
  })
  void hours_that_differ_from_the_words_are_pointed_out(String text, String missing) {
    assertThat(curfew(text, "23:00", "07:00"))
        .containsExactly("The hours of the curfew say " + missing + " and the text does not.");
  }

  @Test
  void midnight_has_several_names() {
    assertThat(curfew("с 0:00 до 5:30", "00:00", "05:30")).isEmpty();
    assertThat(curfew("с 24:00 до 5.30", "00:00", "05:30")).isEmpty();
    assertThat(curfew("с 00 до 5", "00:00", "05:30"))
        .containsExactly("The hours of the curfew say 05:30 and the text does not.");
  }

  @Test
  void each_language_has_its_own_advice() {
    Map<Lang, String> texts = Map.of(Lang.KK, "Сағат 23:00-07:00", Lang.RU, "Час 23:00-08:00");
    assertThat(Advice.on(Samples.with(Samples.curfew(), texts))).containsOnlyKeys("texts.ru");
  }

  private static List<String> on(Kind kind, String text) {
    Content content =
        new Content(
            kind, "Kcell", Area.wholeCountry(), Map.of(Lang.RU, text), Samples.NOW, null, null);
    return Advice.on(content).getOrDefault("texts.ru", List.of());
  }

  private static List<String> curfew(String text, String from, String to) {
    CurfewHours hours = new CurfewHours(LocalTime.parse(from), LocalTime.parse(to));
    Content content =
        new Content(
            Kind.CURFEW,
            "Комендатура",
            Area.wholeCountry(),
            Map.of(Lang.RU, text),
            Samples.NOW,
            null,
            hours);
    return Advice.on(content).getOrDefault("texts.ru", List.of());
  }
}

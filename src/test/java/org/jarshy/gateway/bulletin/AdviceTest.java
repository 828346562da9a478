package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.bulletin.Advice.Code;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceTest {

  @Test
  void a_good_warning_needs_none() {
    Map<Lang, String> texts =
        Map.of(
            Lang.KK,
                "Комендатура: бүкіл елде 23:00-ден 07:00-ге дейін үйде болыңыз. 19 қаңтарға дейін.",
            Lang.RU, "Комендатура: по всей стране с 23:00 до 07:00 будьте дома. До 19 января.");
    assertThat(Advice.on(Samples.with(Samples.curfew(), texts))).isEmpty();
  }

  @Test
  void a_warning_longer_than_two_segments_is_said_to_be() {
    assertThat(on(Kind.OUTAGE, "ж".repeat(134))).isEmpty();
    assertThat(on(Kind.OUTAGE, "ж".repeat(135)))
        .containsExactly(
            "It takes 3 segments; a notice should fit 2 (134 characters in Cyrillic). Shorten it by"
                + " 1.");
  }

  @Test
  void a_digest_longer_than_one_segment_is_said_to_be() {
    assertThat(on(Kind.NEWS_DIGEST, "ж".repeat(70))).isEmpty();
    assertThat(on(Kind.NEWS_DIGEST, "ж".repeat(71)))
        .containsExactly(
            "It takes 2 segments; a digest should fit 1 (70 characters in Cyrillic). Shorten it by"
                + " 1.");
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
    assertThat(on(Kind.PROXY, "Проверка: https://stopfake.kz/ru/archives?list=all&page=2"))
        .containsExactly(
            "It has a link among letters that need the costlier encoding; a link is cheapest"
                + " alone, in a text of its own.");
    assertThat(on(Kind.PROXY, "https://stopfake.kz/ru/archives?list=all&page=2")).isEmpty();
  }

  @Test
  void look_alike_letters_within_a_word_are_pointed_out() {
    assertThat(on(Kind.OUTAGE, "Отправьте CTOП"))
        .singleElement()
        .asString()
        .startsWith("'CTOП' mixes letters of two alphabets");
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
    assertThat(Advice.on(Samples.with(Samples.curfew(), texts)))
        .filteredOn(a -> a.code() == Code.OTHER_HOURS)
        .extracting(Advice::field)
        .containsExactly("texts.ru");
  }

  @Test
  void languages_that_say_other_numbers_are_told_on_the_later_one() {
    Map<Lang, String> texts =
        Map.of(
            Lang.KK, "ІІМ: қауіп болса 102, жедел жәрдем 8 (701) 234 56 78.",
            Lang.RU, "МВД: если опасно 103, скорая помощь 8 701 234-56-78.",
            Lang.EN, "Police: in danger call 102, ambulance 87012345678.");
    List<Advice> advice = Advice.on(bulletin(Kind.HELP_LINE, texts));

    assertThat(advice)
        .filteredOn(a -> a.code() == Code.LANGUAGES_DIFFER)
        .extracting(Advice::field, Advice::words, Advice::sentence)
        .containsExactly(
            tuple(
                "texts.ru",
                "103",
                "The Kazakh text says 102 where this says 103; make the two agree."),
            tuple(
                "texts.en",
                "102",
                "The Russian text says 103 where this says 102; make the two agree."));
  }

  @Test
  void names_with_digits_and_links_of_their_own_make_no_languages_differ() {
    assertThat(
            Advice.on(
                bulletin(
                    Kind.PROXY,
                    Map.of(
                        Lang.KK, "https://stopfake.kz/kk/news?number=10",
                        Lang.RU, "https://stopfake.kz/ru/news?number=20"))))
        .isEmpty();
    assertThat(
            Advice.on(
                bulletin(
                    Kind.OUTAGE,
                    Map.of(
                        Lang.KK, "Kcell: 4G жоқ, Tele2 істейді, 7:00-де қосылады.",
                        Lang.RU, "Kcell: нет 4G, Tele2 работает, включат в 07:00."))))
        .isEmpty();
  }

  @Test
  void correction_is_advised_on_too_but_need_not_name_source_place_and_end() {
    Content content =
        Samples.with(
            Samples.curfew(),
            Map.of(Lang.RU, "Комендатура: с 23:00 до 07:00 будьте дома. До 19 января."),
            Map.of(Lang.RU, "Было неверно: час с 23:00 до 07:00, не с 22:00!!!"));

    assertThat(Advice.on(content))
        .extracting(Advice::field, Advice::code)
        .containsExactly(tuple("corrections.ru", Code.DECORATION));
  }

  @Test
  void half_written_bulletin_is_judged_as_far_as_it_goes() {
    Content sketch =
        new Content(
            null, "", null, Map.of(Lang.RU, "МЧС: не выхoдите."), null, null, null, Map.of());

    assertThat(Advice.on(sketch)).extracting(Advice::code).containsExactly(Code.MIXED_LETTERS);
  }

  @Test
  void longest_text_of_the_nastiest_shape_is_judged_without_running_out_of_stack() {
    for (String piece :
        new String[] {"а.", "a.b", "A ", "К-", "1 ", "★ ", "т.д.", "СТ", "у\u0336"}) {
      String text = piece.repeat(ContentRules.MAX_TEXT_CHARS / piece.length());

      assertThat(Advice.on(bulletin(Kind.OUTAGE, Map.of(Lang.RU, text, Lang.EN, text))))
          .extracting(Advice::code)
          .contains(Code.TOO_LONG);
    }
  }

  @Test
  void page_pasted_by_mistake_is_told_its_length_alone_and_at_once() {
    String page = "ВСЕМ ЖИТЕЛЯМ К0МЕНДАНТ. ".repeat(40_000);

    assertThat(Advice.on(bulletin(Kind.OUTAGE, Map.of(Lang.RU, page, Lang.EN, "Kcell: stay."))))
        .extracting(Advice::code)
        .containsExactly(Code.TOO_LONG);
  }

  @Test
  void only_what_blocks_keeps_a_bulletin_from_being_submitted() {
    assertThat(Advice.blocking(bulletin(Kind.OUTAGE, Map.of(Lang.RU, "Завтра ВСЕМ ГОРОДОМ!!!"))))
        .isEmpty();
    assertThat(Advice.blocking(bulletin(Kind.OUTAGE, Map.of(Lang.RU, "МЧС: CTOП, 3апрещено."))))
        .containsOnlyKeys("texts.ru")
        .hasEntrySatisfying(
            "texts.ru", p -> assertThat(p).contains("'CTOП' mixes", "'3апрещено' has a digit"));
  }

  private static Content bulletin(Kind kind, Map<Lang, String> texts) {
    return new Content(kind, "Kcell", Area.wholeCountry(), texts, Samples.NOW, null, null);
  }

  /** Without what is said of texts that name no source, or of hours written with a dash. */
  private static List<String> sentences(Content content) {
    return Advice.on(content).stream()
        .filter(
            a -> !Set.of(Code.NO_SOURCE, Code.TIME_FORM, Code.OTHER_LANGUAGE).contains(a.code()))
        .map(Advice::sentence)
        .toList();
  }

  private static List<String> on(Kind kind, String text) {
    Content content =
        new Content(
            kind, "Kcell", Area.wholeCountry(), Map.of(Lang.RU, text), Samples.NOW, null, null);
    return sentences(content);
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
    return sentences(content);
  }
}

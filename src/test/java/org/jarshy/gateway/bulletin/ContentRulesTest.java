package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.jarshy.gateway.bulletin.Samples.NIGHT;
import static org.jarshy.gateway.bulletin.Samples.NOW;
import static org.jarshy.gateway.bulletin.Samples.TEXTS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRulesTest {

  private static final Area EVERYWHERE = Area.wholeCountry();
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_complete_bulletin_of_any_kind_is_accepted(Kind kind) {
    CurfewHours hours = kind == Kind.CURFEW ? NIGHT : null;
    assertThat(problems(new Content(kind, "Комендатура", EVERYWHERE, TEXTS, NOW, TOMORROW, hours)))
        .isEmpty();
  }

  @Test
  void all_problems_are_named_at_once() {
    assertThat(problems(new Content(null, null, null, Map.of(), null, null, null)))
        .containsOnly(
            entry("kind", "A kind of bulletin is required."),
            entry("source", "A source is required: who says so, as the public knows them."),
            entry(
                "area", "An area is required: the whole country, or at least one region or city."),
            entry(
                "texts", "A text in at least one language is required: Kazakh, Russian, English."),
            entry("validFrom", "A beginning is required: the time from which the bulletin holds."),
            entry("expires", "An end is required: the time from which the bulletin is not said."));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void without_area_or_end_every_kind_is_refused(Kind kind) {
    Area nowhere = new Area(false, Set.of(), Set.of());
    assertThat(problems(new Content(kind, "Комендатура", nowhere, TEXTS, NOW, null, NIGHT)))
        .containsKeys("area", "expires");
  }

  @Test
  void a_source_is_required_and_short() {
    assertThat(problems(source("  "))).containsOnlyKeys("source");
    assertThat(problems(source("я".repeat(80)))).isEmpty();
    assertThat(problems(source("я".repeat(81))))
        .containsExactly(entry("source", "The source has 81 characters; at most 80 are allowed."));
    assertThat(problems(source("Коменда\nтура")))
        .containsExactly(
            entry(
                "source",
                "The source has at character 8 a control character (U+000A); none is allowed"
                    + " here."));
  }

  @Test
  void an_empty_text_is_named_by_its_language() {
    assertThat(problems(texts(Map.of(Lang.KK, " \n", Lang.RU, "Час"))))
        .containsExactly(
            entry("texts.kk", "The Kazakh text is empty; write it or leave the language out."));
  }

  @Test
  void a_long_paste_is_refused_by_its_length() {
    assertThat(problems(texts(Map.of(Lang.RU, "x".repeat(10_000)))))
        .containsExactly(
            entry("texts.ru", "The Russian text has 10000 characters; at most 2000 are allowed."));
  }

  @ParameterizedTest
  @CsvSource({"ж, 660", "z, 1520"})
  void ten_segments_with_the_check_code_are_allowed_and_eleven_are_not(String letter, int most) {
    assertThat(problems(texts(Map.of(Lang.RU, letter.repeat(most))))).isEmpty();
    assertThat(problems(texts(Map.of(Lang.RU, letter.repeat(most + 1)))))
        .containsExactly(
            entry(
                "texts.ru",
                "The Russian text takes 11 segments with its check code; at most 10 are allowed,"
                    + " so shorten it."));
  }

  @Test
  void a_text_that_cannot_be_encoded_is_refused_and_the_good_one_beside_it_is_not() {
    assertThat(problems(texts(Map.of(Lang.KK, "Үйде \uD83D болыңыз", Lang.RU, "Будьте дома"))))
        .containsExactly(
            entry(
                "texts.kk",
                "The Kazakh text has at character 6 half of a character (U+D83D) that cannot be"
                    + " encoded; remove it or type it anew."));
  }

  @Test
  void problems_never_repeat_the_text() {
    assertThat(problems(texts(Map.of(Lang.RU, "секрет\u202E"))).values())
        .singleElement()
        .asString()
        .doesNotContain("секрет");
  }

  @ParameterizedTest
  @CsvSource({
    "0s, passed already",
    "-1s, passed already",
    "31d1s, too far ahead; at most 31 days",
  })
  void an_end_is_ahead_but_not_too_far(String ahead, String expected) {
    Instant end = NOW.plus(parse(ahead));
    assertThat(problems(valid(Kind.CURFEW, NOW.minusSeconds(60), end)).get("expires"))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "NEWS_DIGEST, 168, 7 days",
    "PROXY, 72, 72 hours",
    "HELP_LINE, 744, 31 days",
    "OUTAGE, 744, 31 days",
    "WHAT_WORKS, 744, 31 days",
    "RIGHTS, 744, 31 days",
    "CURFEW, 744, 31 days"
  })
  void each_kind_may_be_said_for_its_own_time(Kind kind, int hours, String words) {
    Instant longest = NOW.plus(Duration.ofHours(hours));
    assertThat(problems(valid(kind, NOW, longest))).isEmpty();
    assertThat(problems(valid(kind, NOW, longest.plusMillis(1))))
        .containsExactly(
            entry(
                "expires",
                "The end lies too far ahead; at most "
                    + words
                    + " from now are allowed for this kind."));
  }

  @Test
  void an_end_lies_after_its_beginning() {
    assertThat(problems(valid(Kind.CURFEW, TOMORROW, TOMORROW)))
        .containsExactly(
            entry("expires", "The end lies before the beginning; it must lie after it."));
  }

  @Test
  void a_beginning_in_the_year_202_is_a_slip() {
    assertThat(problems(valid(Kind.CURFEW, Instant.parse("0202-01-05T00:00:00Z"), TOMORROW)))
        .containsExactly(
            entry("validFrom", "The beginning lies before the year 2000; check its year."));
  }

  @Test
  void a_curfew_needs_hours() {
    assertThat(problems(hours(Kind.CURFEW, null)))
        .containsExactly(
            entry("hours", "A curfew needs its hours: from when and to when each day."));
    assertThat(problems(hours(Kind.CURFEW, new CurfewHours(LocalTime.NOON, null))))
        .containsOnlyKeys("hours");
    assertThat(problems(hours(Kind.CURFEW, new CurfewHours(LocalTime.NOON, LocalTime.NOON))))
        .containsExactly(
            entry("hours", "The curfew begins and ends at the same hour; the two must differ."));
    assertThat(problems(hours(Kind.CURFEW, new CurfewHours(LocalTime.MIN, LocalTime.MAX))))
        .containsExactly(entry("hours", "The hours of a curfew are whole minutes, such as 23:00."));
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "CURFEW", mode = EnumSource.Mode.EXCLUDE)
  void no_other_kind_has_hours(Kind kind) {
    assertThat(problems(hours(kind, NIGHT)))
        .containsExactly(
            entry("hours", "Only a curfew has hours; leave them empty for this kind."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z"})
  void times_beyond_every_calendar_are_problems_and_not_failures(String time) {
    Instant wild = Instant.parse(time);
    assertThat(problems(valid(Kind.CURFEW, wild, wild))).containsKey("expires");
  }

  private static Map<String, String> problems(Content content) {
    return ContentRules.problems(content, NOW);
  }

  private static Content source(String source) {
    return new Content(Kind.OUTAGE, source, EVERYWHERE, TEXTS, NOW, TOMORROW, null);
  }

  private static Content texts(Map<Lang, String> texts) {
    return new Content(Kind.OUTAGE, "Kcell", EVERYWHERE, texts, NOW, TOMORROW, null);
  }

  private static Content hours(Kind kind, CurfewHours hours) {
    return new Content(kind, "Комендатура", EVERYWHERE, TEXTS, NOW, TOMORROW, hours);
  }

  private static Content valid(Kind kind, Instant from, Instant expires) {
    CurfewHours hours = kind == Kind.CURFEW ? NIGHT : null;
    return new Content(kind, "Комендатура", EVERYWHERE, TEXTS, from, expires, hours);
  }

  private static Duration parse(String text) {
    return text.startsWith("31d")
        ? Duration.ofDays(31).plusSeconds(1)
        : Duration.parse("PT" + text);
  }
}

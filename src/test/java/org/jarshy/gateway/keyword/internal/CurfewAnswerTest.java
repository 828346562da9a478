package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Region;
import org.junit.jupiter.api.Test;

class CurfewAnswerTest {

  private static final Catalogue CATALOGUE = new Catalogue();
  private static final Instant SINCE = Instant.parse("2022-01-05T00:00:00Z");
  private static final Instant END = Instant.parse("2022-01-18T18:00:00Z");
  private static final Place ALMATY = Place.of(City.ALMATY);

  private final FakeContent content = new FakeContent();

  @Test
  void by_day_it_says_when_tonight_it_begins_and_ends_and_who_says_so() {
    curfew(Area.of(City.ALMATY), "Комендатура");

    assertThat(answer(Lang.RU, ALMATY, "2022-01-05T04:00:00Z"))
        .isEqualTo(
            "Алматы: сейчас комендантского часа нет. Он с 23:00 5 января до 07:00 6 января."
                + " Источник: Комендатура.");
  }

  @Test
  void at_night_it_says_until_when_and_that_there_are_more_nights() {
    curfew(Area.of(City.ALMATY), "МВД");

    assertThat(answer(Lang.RU, ALMATY, "2022-01-05T18:00:00Z"))
        .isEqualTo(
            "Алматы: сейчас комендантский час до 07:00 6 января. Каждый день 23:00-07:00,"
                + " последний раз до 00:00 19 января. Источник: МВД.");
    assertThat(answer(Lang.KK, ALMATY, "2022-01-05T18:00:00Z"))
        .isEqualTo(
            "Алматы: қазір комендант сағаты. Аяқталуы: 6 қаңтар 07:00. Күн сайын 23:00-07:00."
                + " Соңғысы: 19 қаңтар 00:00. Дереккөз: МВД.");
    assertThat(answer(Lang.EN, ALMATY, "2022-01-05T18:00:00Z"))
        .startsWith("Almaty: curfew now, until 07:00 on 6 January. Every day 23:00-07:00");
  }

  @Test
  void curfew_that_is_announced_for_tonight_is_told_at_noon() {
    content.curfew(
        Area.of(City.ALMATY), "МВД", "23:00", "07:00", Instant.parse("2022-01-05T17:00:00Z"), END);

    assertThat(answer(Lang.RU, ALMATY, "2022-01-05T06:00:00Z"))
        .startsWith(
            "Алматы: сейчас комендантского часа нет. Он с 23:00 5 января до 07:00 6 января.");
  }

  @Test
  void times_are_those_on_the_walls_of_the_place() {
    curfew(Area.wholeCountry(), "МВД");

    // 17:30 UTC is 23:30 in Almaty and 22:30 in Aktau.
    assertThat(answer(Lang.RU, ALMATY, "2022-01-05T17:30:00Z"))
        .startsWith("Алматы: сейчас комендантский час до");
    assertThat(answer(Lang.RU, Place.of(City.AKTAU), "2022-01-05T17:30:00Z"))
        .startsWith("Актау: сейчас комендантского часа нет. Он с 23:00 5 января");
  }

  @Test
  void notice_older_than_a_day_carries_its_date() {
    curfew(Area.of(City.ALMATY), "МВД");

    assertThat(answer(Lang.RU, ALMATY, "2022-01-07T04:00:00Z"))
        .endsWith("Источник: МВД, 5 января.");
  }

  @Test
  void where_none_is_known_it_says_as_of_when_and_that_this_is_no_all_clear() {
    curfew(Area.of(City.ALMATY), "МВД");

    assertThat(answer(Lang.EN, Place.of(City.ORAL), "2022-01-05T04:05:00Z"))
        .isEqualTo(
            "Oral: no curfew notice known at 09:05 on 5 January. That does not mean there is none."
                + " Police: 102");
  }

  @Test
  void who_gave_a_region_alone_is_told_which_part_it_is_for() {
    curfew(Area.of(City.ZHANAOZEN), "МВД");

    assertThat(answer(Lang.RU, new Place(Region.MANGYSTAU, null), "2022-01-05T04:00:00Z"))
        .startsWith("Жанаозен: сейчас комендантского часа нет.");
  }

  @Test
  void longest_names_and_sources_keep_within_two_segments_and_end_with_a_word() {
    String source =
        "Комендатура чрезвычайного положения при министерстве внутренних дел республики";
    content.curfew(Area.wholeCountry(), source, "23:00", "07:00", SINCE, END);
    for (Lang lang : Lang.values()) {
      for (City city : City.values()) {
        for (String at : new String[] {"2022-01-05T04:00:00Z", "2022-01-07T18:30:00Z"}) {
          String said = answer(lang, Place.of(city), at);
          assertThat(Segmenter.segment(said).count()).as(said).isLessThanOrEqualTo(2);
          assertThat(said).startsWith(city.name(lang)).contains("07:00");
        }
      }
    }
  }

  private void curfew(Area area, String source) {
    content.curfew(area, source, "23:00", "07:00", SINCE, END);
  }

  private String answer(Lang lang, Place place, String at) {
    Instant now = Instant.parse(at);
    assertThat(now).isBefore(END.plus(Duration.ofDays(1)));
    return CurfewAnswer.say(
        new Wording(CATALOGUE, lang),
        place,
        new LiveContent(content, content, now),
        FreshFor.DEFAULTS);
  }
}

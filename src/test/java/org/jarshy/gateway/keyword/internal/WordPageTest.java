package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.lookup.Told;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordPageTest {

  private static final Instant AT = Instant.parse("2022-09-28T04:59:00Z");
  private static final String LONGEST_WORD = "Ж".repeat(30);

  @ParameterizedTest
  @EnumSource(Lang.class)
  void whatever_is_said_fits_two_segments_and_leaves_no_brace(Lang lang) {
    List<Told> all =
        new ArrayList<>(
            List.of(
                new Told.Gone(),
                new Told.Fixed("слово ".repeat(60)),
                new Told.Nothing(AT),
                new Told.TooShort(20, 3),
                new Told.TooShort(20, 1),
                new Told.TooMany(10),
                new Told.Fetched("слово ".repeat(60), AT),
                new Told.Unavailable(),
                new Told.Rows(List.of(new Told.Row(2, "слово ".repeat(60))), AT),
                new Told.Rows(
                    List.of(
                        new Told.Row(2, "слово ".repeat(60)), new Told.Row(3, "слово ".repeat(60))),
                    AT)));
    for (Told.Lack lack : Told.Lack.values()) {
      all.add(new Told.Ask(lack, LONGEST_WORD));
    }
    AnswerRequest request = AnswerRequest.of(Answer.WORD, lang).about(Place.of(City.ALMATY), null);
    for (Told told : all) {
      String said = new WordPage(new Catalogue(), request).of(told, Shown.NOTHING).text();
      assertThat(Segmenter.segment(said).count()).as(said).isLessThanOrEqualTo(2);
      assertThat(said).doesNotContain("{", "}").doesNotContain("null");
    }
  }
}

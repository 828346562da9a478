package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.keyword.ContentWords;
import org.jarshy.gateway.keyword.Question;
import org.jarshy.gateway.keyword.Understanding;
import org.jarshy.gateway.testing.MutableClock;

class FreeQuestionsPropertyTest {

  private static final Understanding UNDERSTANDING = new Understanding();
  private static final MutableClock CLOCK = MutableClock.startingInJanuary2022();
  private static final ItemIndex INDEX =
      new ItemIndex(
          List.of(
              new LiveItem(
                  "b1",
                  false,
                  Area.wholeCountry(),
                  Map.of(Lang.RU, "Дежурные аптеки открыты всю ночь."),
                  List.of(),
                  CLOCK.instant(),
                  CLOCK.instant().plusSeconds(60))));

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> letters =
        Arbitraries.strings().withChars("аптекиьъйёәіqwertyАПТЕКИ0123 ,.?'").ofMaxLength(400);
    return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(300), letters);
  }

  @Property(tries = 500)
  void any_text_can_be_looked_up(@ForAll("texts") String text) {
    Question question = UNDERSTANDING.question(text);

    assertThat(INDEX.find(question, List.of(), CLOCK.instant())).hasSizeLessThanOrEqualTo(1);
  }

  @Property(tries = 500)
  void every_reading_of_every_word_has_one_stem(@ForAll("texts") String text) {
    List<String> forms = ContentWords.of(text).stream().flatMap(List::stream).toList();

    for (Lang lang : Lang.values()) {
      try (Stems stems = new Stems(lang)) {
        assertThat(stems.of(forms)).hasSameSizeAs(forms).noneMatch(String::isEmpty);
      }
    }
  }
}

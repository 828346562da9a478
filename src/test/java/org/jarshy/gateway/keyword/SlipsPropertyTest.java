package org.jarshy.gateway.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A keyword of five or more letters may have one letter wrong; an opt-out may not. */
class SlipsPropertyTest {

  private static final Understanding UNDERSTANDING = new Understanding();

  private static final List<String> LONG_KEYWORDS =
      List.of(
          "новости",
          "комендант",
          "комендантский",
          "прокси",
          "помощь",
          "справка",
          "проверить",
          "жаңалық",
          "анықтама",
          "тексеру",
          "curfew",
          "hotline",
          "rumour");

  private static final List<String> STOPS =
      List.of("stopall", "unsubscribe", "отписка", "отписаться", "тоқтату", "отмена");

  /** Where, and what becomes of the letter there. */
  record Slip(int at, int kind) {

    String in(String word) {
      int i = 1 + at % (word.length() - 2);
      return switch (kind) {
        case 0 -> word.substring(0, i) + word.substring(i + 1);
        case 1 -> word.substring(0, i) + word.charAt(i) + word.substring(i);
        default ->
            word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);
      };
    }
  }

  @Provide
  Arbitrary<Slip> slips() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20), Arbitraries.integers().between(0, 2))
        .as(Slip::new);
  }

  @Provide
  Arbitrary<String> keywords() {
    return Arbitraries.of(LONG_KEYWORDS);
  }

  @Provide
  Arbitrary<String> stops() {
    return Arbitraries.of(STOPS);
  }

  @Property
  void one_letter_lost_doubled_or_swapped_changes_nothing(
      @ForAll("keywords") String keyword, @ForAll("slips") Slip slip) {
    Intent meant = UNDERSTANDING.understand(keyword).intent();

    assertThat(UNDERSTANDING.understand(slip.in(keyword)).intent()).isEqualTo(meant);
    assertThat(UNDERSTANDING.understand(slip.in(keyword) + " Шымкент").city())
        .isEqualTo(UNDERSTANDING.understand(keyword + " Шымкент").city());
  }

  @Property
  void an_opt_out_with_a_letter_wrong_is_asked_about_and_not_done(
      @ForAll("stops") String stop, @ForAll("slips") Slip slip) {
    String typed = slip.in(stop);
    if (!typed.equals(stop)) {
      Understood read = UNDERSTANDING.understand(typed);
      assertThat(read.intent()).isNotEqualTo(Intent.STOP);
    }
  }

  @Property
  void the_other_keyboard_is_read_as_the_one_that_was_meant(@ForAll("keywords") String keyword) {
    String typed = keyword.charAt(0) < 'а' ? Layouts.kazakh(keyword) : Layouts.latin(keyword);

    assertThat(UNDERSTANDING.understand(typed).intent())
        .isEqualTo(UNDERSTANDING.understand(keyword).intent());
  }
}

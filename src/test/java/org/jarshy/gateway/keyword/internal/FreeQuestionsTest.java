package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.keyword.Intent;
import org.jarshy.gateway.keyword.Nuance;
import org.jarshy.gateway.keyword.Understanding;
import org.jarshy.gateway.keyword.Understood;
import org.jarshy.gateway.testing.MutableClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people ask in their own words, over everything that is live at once. */
class FreeQuestionsTest {

  private static final Understanding UNDERSTANDING = new Understanding();
  private static final MutableClock CLOCK = MutableClock.startingInJanuary2022();
  private static final FakeContent CONTENT = new FakeContent();
  private static final SampleItems ITEMS = new SampleItems(CONTENT, CLOCK.instant());
  private static final FreeQuestions QUESTIONS =
      new FreeQuestions(UNDERSTANDING, CONTENT, CONTENT, CLOCK);

  static {
    QUESTIONS.refresh();
  }

  record Asked(String text, Place at, String expected) {
    @Override
    public String toString() {
      return "«" + text + "» finds " + expected;
    }
  }

  static List<Asked> questions() {
    return SampleItems.lines("free-questions.txt").stream()
        .map(l -> new Asked(l.get(0), place(l.get(1)), l.get(2).strip()))
        .toList();
  }

  private static Place place(String slug) {
    return AnswerRequest.placeOf(slug.equals("-") ? null : slug);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void finds_what_is_asked_about_or_nothing(Asked asked) {
    List<String> found =
        QUESTIONS.find(asked.text(), asked.at(), CLOCK.instant()).items().stream()
            .map(ITEMS::name)
            .toList();

    if (asked.expected().equals("-")) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).startsWith(asked.expected());
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void no_keyword_answers_it_before(Asked asked) {
    Understood read = UNDERSTANDING.understand(asked.text());

    assertThat(read.intent()).isEqualTo(Intent.NONE);
    assertThat(read.nuance()).isEqualTo(Nuance.PLAIN);
  }

  static List<String> nonsense() {
    return SampleItems.lines("/org/jarshy/gateway/keyword/phrases.txt").stream()
        .map(line -> line.get(0))
        .filter(text -> UNDERSTANDING.understand(text).intent() == Intent.NONE)
        .filter(text -> UNDERSTANDING.understand(text).nuance() == Nuance.PLAIN)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void phrases_that_mean_nothing_to_us_find_nothing(String text) {
    assertThat(QUESTIONS.find(text, place("almaty"), CLOCK.instant()).items()).isEmpty();
  }
}

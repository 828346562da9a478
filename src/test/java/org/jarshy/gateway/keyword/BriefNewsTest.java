package org.jarshy.gateway.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarshy.gateway.kernel.City;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BriefNewsTest {

  private static final Understanding UNDERSTANDING = new Understanding();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NEWS 1",
        "news short please",
        "SHORT",
        "НОВОСТИ 1",
        "Новости кратко, пожалуйста",
        "НОВОСТИ КОРОТКО",
        "кратко",
        "ЖАҢАЛЫҚ 1",
        "жаналык кыска",
        "ҚЫСҚА",
        "zhanalyk 1"
      })
  void news_in_one_text_are_asked_for_in_every_language(String text) {
    Understood read = UNDERSTANDING.understand(text);
    assertThat(read.intent()).isEqualTo(Intent.NEWS);
    assertThat(read.nuance()).isEqualTo(Nuance.BRIEF);
  }

  @Test
  void place_may_stand_on_either_side() {
    for (String text : new String[] {"НОВОСТИ АКТАУ 1", "НОВОСТИ 1 АКТАУ"}) {
      Understood read = UNDERSTANDING.understand(text);
      assertThat(read.nuance()).as(text).isEqualTo(Nuance.BRIEF);
      assertThat(read.city()).as(text).isEqualTo(City.AKTAU);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"НОВОСТИ", "какие новости за 1 января в городе", "1", "ПРОКСИ 1", "more 1"})
  void the_same_signs_elsewhere_say_nothing_of_it(String text) {
    assertThat(UNDERSTANDING.understand(text).nuance()).isNotEqualTo(Nuance.BRIEF);
  }
}

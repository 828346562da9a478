package org.jarshy.gateway.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Script;
import org.jarshy.gateway.script.Latin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever is written to in Latin letters texts back what is seen there. */
class LatinKeywordsTest {

  private final Understanding understanding = new Understanding();

  @Test
  void every_word_that_means_something_means_the_same_in_latin_letters() {
    List<String> lost = new ArrayList<>();
    WordLists.read(
        "keywords.txt",
        (head, phrase) -> {
          Lang lang = Lang.of(head.get(2)).orElseThrow();
          if (lang != Lang.EN && !List.of("anywhere", "together").contains(head.get(1))) {
            Intent meant = understanding.understand(phrase).intent();
            for (String typed : List.of(phrase, phrase.toUpperCase(lang.locale()))) {
              String latin = Latin.write(typed, lang);
              if (understanding.understand(latin).intent() != meant) {
                lost.add(latin);
              }
            }
          }
        });
    assertThat(lost).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "TOQTA, STOP",
    "STOP, STOP",
    "OTPISKA, STOP",
    "KOMENDANT ALMATY, CURFEW",
    "Komendant saghaty, CURFEW",
    "SAYTY, SITES",
    "sajttar, SITES",
    "SAITTAR, SITES",
    "POMOSHCH', HELP",
    "JEDEL JELI ZAÑGER, HOTLINE",
    "Jedel jeli zanger, HOTLINE",
    "ESHCHYO, MORE",
    "TAGHY, MORE",
    "QUQYQ, RIGHTS",
    "JAÑALYQ, NEWS",
  })
  void what_people_see_in_latin_letters_is_understood(String text, Intent intent) {
    assertThat(understanding.understand(text).intent()).isEqualTo(intent);
  }

  @ParameterizedTest
  @CsvSource({
    "LATIN, LATIN, ",
    "Латын, LATIN, KK",
    "ЛАТЫНША, LATIN, KK",
    "латиница, LATIN, RU",
    "LATINITSA, LATIN, RU",
    "Latinica!, LATIN, RU",
    "Латиницей пожалуйста, LATIN, RU",
    "КИРИЛЛ, OWN, KK",
    "Кириллица, OWN, RU",
    "CYRILLIC, OWN, EN",
    "Kirill, OWN, KK",
    "KIRILLICA, OWN, RU",
  })
  void a_word_for_letters_chooses_them_and_no_language(String text, Script script, Lang spoken) {
    Understood meant = understanding.understand(text);

    assertThat(meant.intent()).isEqualTo(Intent.LANG);
    assertThat(meant.script()).isEqualTo(script);
    assertThat(meant.chosen()).isNull();
    if (spoken != null) {
      assertThat(meant.spokenIn()).isEqualTo(spoken);
    }
  }

  @Test
  void a_sentence_with_such_a_word_in_it_chooses_nothing() {
    assertThat(understanding.understand("Мой сосед Кирилл пропал вчера").script()).isNull();
    assertThat(understanding.understand("KZ").script()).isNull();
  }
}

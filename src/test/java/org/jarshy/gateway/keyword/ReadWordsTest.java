package org.jarshy.gateway.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadWordsTest {

  private static final ReadWords WORDS = new ReadWords(new Understanding());

  @ParameterizedTest
  @CsvSource({
    // as it stands, in any language and case
    "СТОП, СТОП",
    "stop, STOP",
    "ТОҚТА, ТОҚТА",
    "новости, НОВОСТИ",
    "Жаңалық, ЖАҢАЛЫҚ",
    "help, HELP",
    "прокси, ПРОКСИ",
    // without Kazakh letters, in Latin letters that look alike, in Latin typing, on a wrong
    // keyboard
    "токта, ТОҚТА",
    "жаналык, ЖАҢАЛЫҚ",
    "СТОP, СТОП",
    "CTOП, СТОП",
    "komendant, КОМЕНДАНТ",
    "novosti, НОВОСТИ",
    "toqta, ТОҚТА",
    "С-Т-О-П, STOP",
    // beginnings and whole phrases of several words
    "ГОРЯЧАЯ, ГОРЯЧАЯ ЛИНИЯ",
    "ПРАВДА, ПРАВДА ЛИ",
    "ЧТО, ЧТО",
    // topics of help, languages, places
    "ЦЕНА, ЦЕНА",
    "юристы, ЮРИСТ",
    "ХЛЕБ ЦЕНЫ, ЦЕНЫ",
    "KZ, KZ",
    "Алматы, Алматы",
    "Шымкентте, Шымкент",
    // a slip away
    "СТОЛ, СТОП",
    "СТОПА, СТОП",
    "СТОК, СТОП",
    "НОВОСТЬ, НОВОСТ",
    "НОВОСТА, НОВОСТ",
    "КУРФЮ СТОП, СТОП",
    // courtesies, small words and answers to our questions
    "СПАСИБО, спасибо",
    "В АПТЕКУ, 'в'",
    "НЕТ, нет",
    "ДА, ДА"
  })
  void a_word_that_means_something_already_is_refused_with_what_it_clashes_with(
      String word, String clash) {
    assertThat(WORDS.objection(word)).isPresent();
    assertThat(WORDS.objection(word).orElseThrow()).containsIgnoringCase(clash);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "АПТЕКА",
        "ДӘРІХАНА",
        "PHARMACY",
        "ИЩУ",
        "IMEI",
        "ВОДА",
        "СУ",
        "ХЛЕБ",
        "ВАЛЮТА",
        "КУРС ВАЛЮТ"
      })
  void a_word_that_means_nothing_yet_is_free(String word) {
    assertThat(WORDS.objection(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "АПТЕКА Шымкент, Шымкент",
    "аптека:шымкент, шымкент",
    "  Аптека   в Шымкенте , в Шымкенте",
    "Здравствуйте! АПТЕКА Шымкент пожалуйста, Шымкент пожалуйста",
    "AПTEKA Шымкент, Шымкент",
    "apteka Шымкент, Шымкент",
    "АПТЕКА, ''"
  })
  void a_text_that_begins_with_a_word_asks_what_is_behind_it(String text, String rest) {
    AliasBook<String> book = new AliasBook<>();
    book.add("АПТЕКА", "a");
    assertThat(book.at(text)).isEqualTo(new AliasBook.Hit<>("a", rest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"где АПТЕКА", "АПТЕКАРЬ", "", "!!!", "привет"})
  void other_texts_do_not(String text) {
    AliasBook<String> book = new AliasBook<>();
    book.add("АПТЕКА", "a");
    assertThat(book.at(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"ХЛЕБ БЕЛЫЙ 1, белый, 1", "ХЛЕБ чёрный, чёрный, 2"})
  void the_longest_word_wins(String text, String unused, int ignored) {
    AliasBook<String> book = new AliasBook<>();
    book.add("ХЛЕБ", "short");
    book.add("ХЛЕБ БЕЛЫЙ", "long");
    assertThat(book.at(text).value()).isEqualTo(ignored == 1 ? "long" : "short");
  }

  @ParameterizedTest
  @ValueSource(strings = {"в Шымкенте", "Шымкентте", "shymkent", "Чимкент"})
  void places_are_read_in_every_form(String text) {
    assertThat(WORDS.place(text)).contains(Place.of(City.SHYMKENT));
  }
}

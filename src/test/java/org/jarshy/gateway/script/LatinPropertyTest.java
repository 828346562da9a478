package org.jarshy.gateway.script;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Typography;
import org.jarshy.gateway.kernel.Lang;

class LatinPropertyTest {

  private static final String LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
  private static final String KAZAKH = LETTERS + "әғқңөұүһі";
  private static final String MARKS = " .,:;!?-–—«»“”…№()+/0123456789\n";

  @Provide
  Arbitrary<String> anything() {
    return Arbitraries.strings()
        .withChars(KAZAKH + KAZAKH.toUpperCase() + MARKS + "SMS ok")
        .ofMaxLength(200);
  }

  /** Syllables as Russian has them: й only after a vowel, ь and ъ only after a consonant. */
  @Provide
  Arbitrary<String> russianWord() {
    Arbitrary<String> onset =
        Arbitraries.of("", "б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т")
            .flatMap(
                c ->
                    Arbitraries.of("", "ф", "х", "ц", "ч", "ш", "щ", "р", "с", "т")
                        .map(d -> c + d));
    Arbitrary<String> vowel = Arbitraries.of("а", "е", "ё", "и", "о", "у", "ы", "э", "ю", "я");
    Arbitrary<String> coda = Arbitraries.of("", "", "й", "ль", "сть", "х", "ш", "бъ", "к", "тс");
    // ы follows consonants alone
    return words(
        Combinators.combine(onset, vowel, coda)
            .as((o, v, c) -> o + (o.isEmpty() && v.equals("ы") ? "и" : v) + c));
  }

  /** Syllables as Kazakh has them: no two vowels together, but у and и before ы and і. */
  @Provide
  Arbitrary<String> kazakhWord() {
    Arbitrary<String> onset =
        Arbitraries.of(
            "б", "ғ", "г", "д", "ж", "з", "қ", "к", "л", "м", "н", "п", "р", "с", "т", "ш", "х");
    Arbitrary<String> vowel =
        Arbitraries.of("а", "ә", "е", "о", "ө", "ұ", "ү", "ы", "і", "и", "у", "иі", "уы", "уі");
    Arbitrary<String> coda = Arbitraries.of("", "", "й", "ң", "қ", "с", "р", "у", "сх", "рт");
    return words(Combinators.combine(onset, vowel, coda).as((o, v, c) -> o + v + c));
  }

  private static Arbitrary<String> words(Arbitrary<String> syllable) {
    return syllable.list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join("", parts));
  }

  @Property
  void whatever_is_kazakh_or_russian_fits_gsm7_in_latin_letters(
      @ForAll("anything") String text, @ForAll Lang lang) {
    String latin = Latin.write(text, lang);

    assertThat(Segmenter.charactersOutsideGsm7(Typography.fitted(latin))).isEmpty();
  }

  @Property
  void russian_words_are_read_back(@ForAll("russianWord") String word) {
    String capitalised = word.substring(0, 1).toUpperCase() + word.substring(1);

    for (String text : new String[] {word, capitalised, word.toUpperCase()}) {
      assertThat(Scheme.of(Lang.RU).read(Scheme.of(Lang.RU).write(text))).isEqualTo(text);
    }
  }

  @Property
  void kazakh_words_are_read_back(@ForAll("kazakhWord") String word) {
    String capitalised = word.substring(0, 1).toUpperCase() + word.substring(1);

    for (String text : new String[] {word, capitalised}) {
      assertThat(Scheme.of(Lang.KK).read(Scheme.of(Lang.KK).write(text))).isEqualTo(text);
    }
  }

  @Property
  void reading_any_text_does_not_throw(@ForAll String text, @ForAll Lang lang) {
    assertThat(Latin.read(text, lang)).isNotNull();
    assertThat(Latin.write(text, lang)).isNotNull();
  }
}

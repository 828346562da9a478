package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.jarshy.gateway.keyword.ContentWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KazakhStemmerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "мектеп мектептер мектепте мектептен мектепке мектебі мектебінде мектептерде мектептің",
        "банк банктер банкте банкке банктің банктен банктерде",
        "банкомат банкоматтар банкоматтан банкоматқа банкоматтың банкоматтарда",
        "әуежай әуежайы әуежайда әуежайға әуежайдан әуежайының",
        "дәріхана дәріханалар дәріханада дәріханаға дәріханадан дәріханасы дәріханасына",
        "зейнетақы зейнетақым зейнетақымды зейнетақының зейнетақыны зейнетақыңыз",
        "су суды судың суға судан сумен",
        "пойыз пойыздар пойызға пойызбен пойыздың пойызда",
        "дүкен дүкені дүкендер дүкенде дүкенге дүкеннен дүкендерде дүкенінен",
        "аудан ауданда ауданға ауданнан ауданның ауданы ауданында аудандар аудандарымыздан",
        "құжат құжаттар құжатым құжатыңыз құжатыңызды құжаттарды",
        "баға бағаны бағасы бағалар бағаның",
        "қосылды қосылады қосылған",
        "төленді төленген төленеді",
        "жолы жол жолдар жолда жолдан жолдың",
        "адам адамдар адамды адамның адамға",
      })
  void forms_of_one_word_have_one_stem(String forms) {
    List<String> folded = ContentWords.of(forms).stream().map(word -> word.get(0)).toList();

    assertThat(folded).hasSize(forms.split(" ").length);
    assertThat(folded.stream().collect(Collectors.toMap(f -> f, KazakhStemmer::stem)).values())
        .as(forms)
        .containsOnly(KazakhStemmer.stem(folded.get(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "нан сүт жарық газ",
        "аудан ауыл",
        "банк банкомат",
        "мектеп метро",
        "адам адрес",
        "баға бала",
        "билет билік",
      })
  void different_words_keep_different_stems(String words) {
    List<String> stems =
        ContentWords.of(words).stream().map(w -> KazakhStemmer.stem(w.get(0))).toList();

    assertThat(stems).doesNotHaveDuplicates();
  }

  @Test
  void endings_out_of_harmony_belong_to_the_word() {
    assertThat(KazakhStemmer.stem("интернетта")).isEqualTo("интернетта");
    assertThat(KazakhStemmer.stem("интернетте")).isEqualTo("интернет");
  }

  @Test
  void what_is_left_has_three_letters_or_more() {
    assertThat(KazakhStemmer.stem("аты")).isEqualTo("аты");
    assertThat(KazakhStemmer.stem("тас")).isEqualTo("тас");
  }
}

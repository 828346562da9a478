package org.jarshy.gateway.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class UnderstandingPropertyTest {

  private static final Understanding UNDERSTANDING = new Understanding();

  private static final String[] STOPS = {
    "STOP",
    "stopall",
    "UNSUBSCRIBE",
    "end",
    "Quit",
    "CANCEL",
    "optout",
    "СТОП",
    "отписка",
    "Отписаться",
    "ОТМЕНА",
    "ТОҚТА",
    "тоқтату",
    "токта",
    "TOQTATU",
    "toktatu",
    "CTOП"
  };

  private static final String[] COURTESIES = {
    "please", "Thank you", "пожалуйста", "СПАСИБО", "рахмет", "Өтінемін", "hello"
  };

  private static final String[] OTHER_WORDS = {
    "we", "must", "this", "war", "они", "надо", "войну", "скажите", "людей", "біз", "оларды",
    "адамдар", "новости", "завтра", "Алматы", "car", "17", "who"
  };

  @Property
  void any_text_at_all_is_read_without_an_exception(@ForAll @StringLength(max = 300) String text) {
    Understood read = UNDERSTANDING.understand(text);

    assertThat(read.intent()).isNotNull();
    assertThat(read.nuance()).isNotNull();
    assertThat(read.toContract()).containsOnlyKeys("intent", "city", "topic");
    if (read.city() != null) {
      assertThat(read.region()).isEqualTo(read.city().region());
    }
  }

  @Property
  void opt_out_word_with_any_courtesies_and_marks_is_an_opt_out(
      @ForAll("stops") String stop,
      @ForAll("courtesies") String before,
      @ForAll("courtesies") String after,
      @ForAll("marks") String mark) {
    assertThat(UNDERSTANDING.understand(before + mark + " " + stop + mark + " " + after).intent())
        .isEqualTo(Intent.STOP);
    assertThat(UNDERSTANDING.understand(mark + stop + mark).intent()).isEqualTo(Intent.STOP);
  }

  @Property
  void opt_out_word_with_any_other_word_is_none(
      @ForAll("stops") String stop, @ForAll("others") String other, @ForAll boolean first) {
    String text = first ? stop + " " + other : other + " " + stop;

    assertThat(UNDERSTANDING.understand(text).intent()).isNotEqualTo(Intent.STOP);
  }

  @Property
  void texts_that_have_no_opt_out_word_never_opt_out(
      @ForAll("others") String one, @ForAll("others") String two, @ForAll("courtesies") String c) {
    assertThat(Set.of(Intent.STOP, Intent.START, Intent.FORGET))
        .doesNotContain(UNDERSTANDING.understand(one + " " + c + " " + two).intent());
  }

  @Provide
  Arbitrary<String> stops() {
    return Arbitraries.of(STOPS);
  }

  @Provide
  Arbitrary<String> courtesies() {
    return Arbitraries.of(COURTESIES);
  }

  @Provide
  Arbitrary<String> others() {
    return Arbitraries.of(OTHER_WORDS);
  }

  @Provide
  Arbitrary<String> marks() {
    return Arbitraries.of("", ".", "!!!", " - ", "...", "?", "\"", " 🙏 ", "\u200b", "\n");
  }
}

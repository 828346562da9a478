package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.testing.TestDatabase;

/**
 * Whatever is texted: one answer or none, of two segments at most, and the next one is answered.
 */
class AnyTextPropertyTest {

  private static TestDatabase database;

  @BeforeContainer
  static void open() {
    database = TestDatabase.Kind.H2.open();
  }

  @AfterContainer
  static void close() {
    database.close();
  }

  @Property(tries = 1_500)
  void any_text_at_all_is_answered_at_most_once_within_two_segments(@ForAll("texts") String text) {
    Desk desk = new Desk(database);

    desk.receive(text);

    List<String> sent = desk.send();
    assertThat(sent).hasSizeLessThanOrEqualTo(1);
    assertThat(sent).allMatch(s -> Segmenter.segment(s).count() <= 2);
    assertThat(desk.answerTo("ПОМОЩЬ")).isNotNull();
  }

  /** UTF-16 units of any kind: half pairs, controls, NUL, bidi; and keywords among them. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> units =
        Arbitraries.chars().all().array(char[].class).ofMaxSize(200).map(String::new);
    Arbitrary<String> nasty =
        Arbitraries.of(
            "\u202E",
            "\u2067",
            "\u0000",
            "\uD800",
            "\uDC00",
            "\u200B",
            "\uFEFF",
            "\u0301",
            "\uFFFF",
            "\u3164",
            "';--",
            "<b>",
            "${x}",
            "\uD83D\uDE4F",
            "\n");
    Arbitrary<String> words =
        Arbitraries.of(
            "СТОП",
            "START",
            "КОМЕНДАНТ",
            "АЛМАТЫ",
            "ЖАҢАЛЫҚ",
            "МОРЕ",
            "MORE",
            "KZ",
            "ГОРОД",
            "12345678",
            "HOTLINE",
            "LEGAL",
            "?",
            "да",
            "проверить",
            "слух");
    Arbitrary<String> mixed =
        Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, words),
                net.jqwik.api.Tuple.of(3, nasty),
                net.jqwik.api.Tuple.of(1, units))
            .list()
            .ofMaxSize(12)
            .map(parts -> String.join(parts.size() % 2 == 0 ? " " : "", parts));
    return Arbitraries.oneOf(units, mixed);
  }
}

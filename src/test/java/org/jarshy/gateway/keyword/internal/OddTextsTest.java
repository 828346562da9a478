package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jarshy.gateway.inbound.Oddity;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddTextsTest {

  private static TestDatabase database;

  private final Desk desk = new Desk(database);

  @BeforeAll
  static void openDatabase() {
    database = TestDatabase.Kind.H2.open();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "С\u200BТ\u200CО\u200DП",
        "\u202EСТОП\u202C",
        "\u2066СТОП\u2069",
        "\uFEFFСТОП",
        "СТ\u00ADОП",
        "СТ\u3164ОП",
        "СТОП\u0000",
        "\u0000С\u0000Т\u0000О\u0000П\u0000\u0000",
        "\u200F\u061CСТОП\u2800",
        "СТОП\uE000"
      })
  void characters_that_nobody_sees_keep_nobody_from_opting_out(String text) {
    assertThat(desk.answerTo(text)).startsWith("Вы отписаны");
    assertThat(desk.odd.counts()).isNotEmpty();
  }

  @Test
  void empty_text_is_a_slip_and_gets_the_hint_once_an_hour() {
    assertThat(desk.answerTo("")).startsWith("Не поняли вас.");
    assertThat(desk.answerTo(" \u200B\n ")).isNull();

    assertThat(desk.odd.counts())
        .isEqualTo(Map.of(Oddity.EMPTY, 2L, Oddity.INVISIBLE_CHARACTERS, 1L));
  }

  @Test
  void binary_gets_no_hint_and_makes_nobody_a_subscriber() {
    byte[] octets = new byte[140];
    new Random(5).nextBytes(octets);

    assertThat(desk.answerTo(new String(octets, StandardCharsets.ISO_8859_1))).isNull();
    assertThat(desk.answerTo(new String(octets, StandardCharsets.UTF_16BE))).isNull();
    assertThat(desk.answerTo("\uFFFD\uFFFD\uFFFD")).isNull();
    assertThat(desk.odd.of(Oddity.BINARY)).isEqualTo(3);
    assertThat(desk.subscribers.find(Desk.PHONE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; drop table subscriber; --",
        "' or '1'='1",
        "1 union select number from subscriber",
        "<script>alert(1)</script>",
        "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>",
        "${jndi:ldap://x/y}",
        "#{T(java.lang.Runtime)}",
        "{{7*7}}",
        "../../etc/passwd",
        "%00%0d%0aSet-Cookie: a",
        "javascript:alert(1)"
      })
  void what_looks_like_code_is_words_like_any_others(String text) {
    assertThat(desk.answerTo(text)).isNotNull().doesNotContain("script", "49");
    assertThat(desk.odd.of(Oddity.MARKUP)).isEqualTo(1);
    assertThat(desk.answerTo("НОВОСТИ")).isNotNull();
  }

  @Test
  void ordinary_texts_with_emoji_quotes_and_line_breaks_are_not_odd() {
    for (String text :
        new String[] {
          "Где мой сын? 🙏🏽❤️",
          "👨‍👩‍👧 все дома",
          "NEWS\r\n",
          "it's 5 o'clock or so",
          "Қайда?\tАлматы",
          "50% скидка <3",
          "«Жаңалық» – тағы…"
        }) {
      assertThat(PlainText.of(text).oddities()).as(text).isEmpty();
    }
  }

  @Test
  void every_oddity_of_one_text_is_counted() {
    PlainText text = PlainText.of("\u202E\u200B\u0007<script>" + "я".repeat(2_000));

    assertThat(text.oddities())
        .isEqualTo(
            Set.of(
                Oddity.BIDI_CONTROLS,
                Oddity.INVISIBLE_CHARACTERS,
                Oddity.CONTROL_CHARACTERS,
                Oddity.MARKUP,
                Oddity.OVERLONG));
    assertThat(text).hasToString("PlainText" + text.oddities());
  }
}

package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.jarshy.gateway.gsm.Segmenter;
import org.junit.jupiter.api.Test;

class CheckCodeTest {

  @Test
  void eight_digits_stand_in_two_fours_on_a_line_of_their_own() {
    assertThat(new CheckCode(4827_1935)).hasToString("4827 1935");
    assertThat(new CheckCode(7)).hasToString("0000 0007");
    assertThat(new CheckCode(4827_1935).under("Вода есть.")).isEqualTo("Вода есть.\n4827 1935");
  }

  @Test
  void nothing_but_eight_digits_is_a_code() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CheckCode(100_000_000));
    assertThatIllegalArgumentException().isThrownBy(() -> new CheckCode(-1));
  }

  @Test
  void a_link_that_fills_its_segment_is_sent_without_a_code_and_a_shorter_one_with_it() {
    String link = "https://t.me/proxy?server=1.2.3.4&port=443&secret=";
    String full = link + "e".repeat(160 - link.length());
    String shorter = link + "e".repeat(100);
    CheckCode code = new CheckCode(1);

    assertThat(code.under(full)).isEqualTo(full);
    assertThat(code.under(shorter)).endsWith("\n0000 0001");
    assertThat(Segmenter.segment(code.under(shorter)).count()).isEqualTo(1);
  }

  @Test
  void advice_on_length_counts_the_code_where_there_is_one() {
    String text = "Ж".repeat(58) + ". " + "Ы".repeat(66) + ".";
    Content content = Samples.news(text);

    assertThat(Segmenter.segment(text).count()).isEqualTo(2);
    Content notice =
        new Content(
            Kind.OUTAGE,
            content.source(),
            content.area(),
            content.texts(),
            content.validFrom(),
            content.expires(),
            null);
    assertThat(Advice.on(notice)).extracting(Advice::code).doesNotContain(Advice.Code.TOO_LONG);
    assertThat(Advice.on(notice, true))
        .filteredOn(a -> a.code() == Advice.Code.TOO_LONG)
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.start()).isEqualTo(124);
              assertThat(a.sentence())
                  .isEqualTo(
                      "It takes 3 segments with its check code; a notice should fit 2"
                          + " (124 characters in Cyrillic). Shorten it by 3.");
            });
  }

  @Test
  void settings_say_what_is_allowed() {
    assertThat(CodeSettings.DEFAULTS.checkCodes()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CodeSettings(true, Duration.ofDays(40)))
        .withMessage("jarshy.bulletin.codes-kept is PT960H; PT1H to PT744H are allowed");
  }
}

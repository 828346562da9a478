package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.junit.jupiter.api.Test;

class RetractionTest {

  private static Bulletin cancelled(Content content) {
    return new Bulletin(
        new BulletinId(1),
        4,
        Bulletin.State.CANCELLED,
        content,
        Set.of("author"),
        List.of(),
        Samples.NOW);
  }

  @Test
  void a_long_text_is_quoted_as_far_as_two_segments_hold_it_in_every_language() {
    String ru = "Tengrinews: " + "вода в районе вокзала отравлена, не пейте её; ".repeat(8);
    Map<Lang, String> texts = Map.of(Lang.KK, ru, Lang.RU, ru, Lang.EN, ru);
    Content content = Samples.with(Samples.news(ru), texts);
    for (Content each : List.of(content, content.asExercise())) {
      Content words = Retraction.of(cancelled(each), Samples.NOW);
      Bulletin update =
          new Bulletin(
              new BulletinId(2),
              1,
              Bulletin.State.DRAFT,
              words,
              Set.of(),
              List.of(),
              Samples.NOW,
              new BulletinId(1),
              null);
      for (Lang lang : Lang.values()) {
        assertThat(update.correctionFor(lang)).hasSizeLessThanOrEqualTo(134).contains("вода в");
      }
      assertThat(words.exercise()).isEqualTo(each.exercise());
      assertThat(words.texts().get(Lang.RU)).doesNotContain("Tengrinews: сообщение «Tengrinews");
      assertThat(Advice.blocking(words)).isEmpty();
    }
  }

  @Test
  void each_language_keeps_the_source_as_it_named_it_and_a_call_for_attention_is_none() {
    Map<Lang, String> texts =
        Map.of(
            Lang.KK, "ТЖД: Алматыда су жоқ.",
            Lang.RU, "Внимание: в Алматы нет воды.",
            Lang.EN, "No water in Almaty until 23:00 today.");
    Content words = Retraction.of(cancelled(Samples.with(Samples.news("x"), texts)), Samples.NOW);
    assertThat(words.texts())
        .containsEntry(Lang.KK, "ТЖД: «Алматыда су жоқ» деген хабар жойылды. Оған сүйенбеңіз.")
        .containsEntry(
            Lang.RU,
            "Tengrinews: сообщение «Внимание: в Алматы нет воды» отменено. Не следуйте ему.")
        .containsEntry(
            Lang.EN,
            "Tengrinews: the message \"No water in Almaty until 23:00 today\" is cancelled."
                + " Do not act on it.");
  }

  @Test
  void a_link_that_was_wrong_is_not_said_again() {
    Content proxy =
        Samples.with(
            Samples.news("x"), Map.of(Lang.RU, "Прокси https://t.me/proxy?server=a.kz&port=1"));
    assertThat(Retraction.of(cancelled(proxy), Samples.NOW).texts().get(Lang.RU))
        .isEqualTo("Tengrinews: прошлое сообщение отменено. Не следуйте ему.");
  }

  @Test
  void it_is_said_for_a_day_at_least_and_never_longer_than_its_kind_may_be() {
    Content ending = Samples.news("Скоро истекает");
    Content soon =
        new Content(
            ending.kind(),
            ending.source(),
            ending.area(),
            ending.texts(),
            Samples.NOW,
            Samples.NOW.plusSeconds(60),
            null);
    assertThat(Retraction.of(cancelled(soon), Samples.NOW).expires())
        .isEqualTo(Samples.NOW.plus(Duration.ofDays(1)));
  }
}

package org.jarshy.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.gsm.Encoding;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Segments;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleBulletinsTest {

  private static final Instant START = Instant.parse("2022-01-10T03:00:00Z");
  private static final Pattern KAZAKH_LETTER = Pattern.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]");

  /** What stands under each text that is broadcast. */
  private static final String CODE = "\n4827 1935";

  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

  static List<SampleBulletin> bulletins() {
    return SampleFiles.bulletins();
  }

  @ParameterizedTest
  @MethodSource("bulletins")
  void each_is_in_kazakh_and_russian_and_takes_at_most_two_segments(SampleBulletin sample) {
    Content content = sample.content(START);

    assertThat(content.texts()).containsOnlyKeys(Lang.KK, Lang.RU);
    for (String text : content.texts().values()) {
      Segments segments = Segmenter.segment(text + CODE);
      assertThat(segments.count()).as(text).isLessThanOrEqualTo(2);
      if (segments.encoding() == Encoding.UCS2) {
        assertThat(segments.units()).as(text).isLessThanOrEqualTo(2 * Encoding.UCS2.unitsInPart());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bulletins")
  void the_kazakh_text_is_kazakh_and_a_link_travels_without_cyrillic(SampleBulletin sample) {
    String kazakh = sample.content(START).texts().get(Lang.KK);
    String russian = sample.content(START).texts().get(Lang.RU);

    if (kazakh.contains("://")) {
      assertThat(kazakh + russian).doesNotContainPattern(CYRILLIC);
      assertThat(Segmenter.segment(kazakh).count()).isOne();
      assertThat(Segmenter.segment(russian).count()).isOne();
    } else {
      assertThat(kazakh).containsPattern(KAZAKH_LETTER);
      assertThat(russian).doesNotContainPattern(KAZAKH_LETTER).containsPattern(CYRILLIC);
    }
  }

  @ParameterizedTest
  @MethodSource("bulletins")
  void each_holds_now_and_a_curfew_has_hours_and_an_area(SampleBulletin sample) {
    Content content = sample.content(START);

    assertThat(content.validFrom()).isBeforeOrEqualTo(START);
    assertThat(content.expires()).isAfterOrEqualTo(START.plus(Duration.ofDays(1)));
    assertThat(content.area().isEmpty()).isFalse();
    assertThat(content.hours() != null).isEqualTo(content.kind() == Kind.CURFEW);
    if (content.hours() != null) {
      assertThat(content.texts().get(Lang.KK) + content.texts().get(Lang.RU))
          .contains(content.hours().from().toString(), content.hours().to().toString());
    }
  }

  @Test
  void digests_take_one_segment() {
    assertThat(texts(Kind.NEWS_DIGEST))
        .isNotEmpty()
        .allMatch(t -> Segmenter.segment(t + CODE).count() == 1);
  }

  @Test
  void every_kind_is_there_approved() {
    Set<Kind> approved =
        bulletins().stream()
            .filter(b -> b.state() == SampleBulletin.State.APPROVED)
            .map(SampleBulletin::kind)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));

    assertThat(approved).containsExactlyInAnyOrder(Kind.values());
  }

  @Test
  void curfews_for_almaty_and_for_the_whole_country_wait_for_their_approval() {
    List<Area> waiting =
        bulletins().stream()
            .filter(b -> b.state() == SampleBulletin.State.SUBMITTED && b.kind() == Kind.CURFEW)
            .map(b -> Area.decode(b.area()))
            .toList();

    assertThat(waiting).containsExactlyInAnyOrder(Area.wholeCountry(), Area.of(City.ALMATY));
  }

  @Test
  void no_proxy_is_given_to_everybody() {
    assertThat(texts(Kind.PROXY))
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).doesNotContain("://"));
  }

  @Test
  void ids_are_unique() {
    assertThat(bulletins()).extracting(SampleBulletin::id).doesNotHaveDuplicates();
  }

  private static List<String> texts(Kind kind) {
    return bulletins().stream()
        .filter(b -> b.kind() == kind)
        .flatMap(b -> b.texts().values().stream())
        .toList();
  }
}

package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarshy.gateway.bulletin.Advice.Code;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two tables: texts that need no advice, and texts with all the advice that they need. */
class AdvisedTextsTest {

  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})");

  /** Curfews of the tables end with 19 January. */
  private static final Instant END = Instant.parse("2022-01-19T01:00:00Z");

  record Row(Lang lang, Kind kind, Area area, Set<Code> codes, String text) {

    Content content() {
      return new Content(
          kind,
          "Штаб",
          area,
          Map.of(lang, text),
          Samples.NOW,
          END,
          kind == Kind.CURFEW ? Samples.NIGHT : null);
    }
  }

  static Stream<Row> good() throws IOException {
    return lines("good-texts.txt").map(l -> l.split("\\|", 3)).map(f -> row(f[0], f[1], "", f[2]));
  }

  static Stream<Row> bad() throws IOException {
    return lines("bad-texts.txt").map(l -> l.split("\\|", 4)).map(f -> row(f[0], f[1], f[2], f[3]));
  }

  @ParameterizedTest
  @MethodSource("good")
  void good_text_gets_no_advice(Row row) {
    assertThat(Advice.on(row.content())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void bad_text_gets_the_advice_it_needs_and_no_other(Row row) {
    List<Advice> advice = Advice.on(row.content());

    assertThat(advice.stream().map(Advice::code).collect(Collectors.toSet()))
        .as("%s", advice)
        .isEqualTo(row.codes());
    for (Advice a : advice) {
      assertThat(a.field()).isEqualTo("texts." + row.lang().code());
      assertThat(a.start()).isBetween(0, a.end());
      assertThat(a.end()).isLessThanOrEqualTo(row.text().length());
      assertThat(row.text().substring(a.start(), a.end())).isEqualTo(a.words());
      assertThat(a.sentence()).matches("(?s).+[.?]");
    }
  }

  @Test
  void tables_are_large_and_every_code_of_one_text_is_in_them() throws IOException {
    Set<Code> codes = new TreeSet<>();
    bad().forEach(row -> codes.addAll(row.codes()));

    assertThat(bad().count()).isGreaterThanOrEqualTo(80);
    assertThat(good().count()).isGreaterThanOrEqualTo(40);
    assertThat(codes).isEqualTo(EnumSet.complementOf(EnumSet.of(Code.LANGUAGES_DIFFER)));
    for (Lang lang : Lang.values()) {
      assertThat(bad().filter(r -> r.lang() == lang).count()).as(lang.code()).isGreaterThan(20);
    }
  }

  private static Row row(String lang, String kind, String codes, String text) {
    String[] kindAndCity = kind.split(":");
    Area area =
        kindAndCity.length == 1
            ? Area.wholeCountry()
            : Area.of(City.of(kindAndCity[1]).orElseThrow());
    Set<Code> expected =
        Arrays.stream(codes.split(","))
            .filter(c -> !c.isBlank())
            .map(Code::valueOf)
            .collect(Collectors.toSet());
    String said =
        ESCAPE
            .matcher(text)
            .replaceAll(m -> Character.toString((char) Integer.parseInt(m.group(1), 16)));
    return new Row(Lang.of(lang).orElseThrow(), Kind.valueOf(kindAndCity[0]), area, expected, said);
  }

  private static Stream<String> lines(String file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                AdvisedTextsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      return in.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList().stream();
    }
  }
}

package org.jarshy.gateway.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jarshy.gateway.kernel.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhrasesTest {

  private static final Understanding UNDERSTANDING = new Understanding();

  record Phrase(String text, String intent, String city, String topic, String lang) {
    @Override
    public String toString() {
      return "«" + text + "» is " + intent;
    }

    static Phrase of(String line) {
      String[] part = line.split(" \\| ");
      assertThat(part).as(line).hasSize(5);
      return new Phrase(
          part[0], part[1].strip(), part[2].strip(), part[3].strip(), part[4].strip());
    }
  }

  static List<Phrase> phrases() {
    return lines("phrases.txt").stream().map(Phrase::of).toList();
  }

  private static List<String> lines(String name) {
    try {
      var file = Objects.requireNonNull(PhrasesTest.class.getResource(name));
      return Files.readAllLines(Path.of(file.toURI())).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void is_read_as_a_person_would_read_it(Phrase phrase) {
    Understood read = UNDERSTANDING.understand(phrase.text());

    assertThat(intentOf(read)).isEqualTo(phrase.intent());
    assertThat(Objects.requireNonNullElse(read.toContract().get("city"), "-"))
        .isEqualTo(phrase.city());
    assertThat(Objects.requireNonNullElse(read.toContract().get("topic"), "-"))
        .isEqualTo(phrase.topic());
    if (!phrase.lang().equals("*")) {
      Lang lang = read.chosen() != null ? read.chosen() : read.spokenIn();
      assertThat(lang == null ? "-" : lang.code()).isEqualTo(phrase.lang());
    }
  }

  @Test
  void nearly_all_that_people_of_all_kinds_type_is_understood() {
    List<String> lines = lines("people.txt");
    List<String> wrong = lines.stream().filter(line -> !read(line).equals(wanted(line))).toList();

    assertThat(lines).hasSizeGreaterThanOrEqualTo(1_900);
    assertThat(wrong).hasSizeLessThanOrEqualTo(lines.size() * 2 / 100);
  }

  @Test
  void no_opt_out_is_missed_and_nothing_else_is_taken_for_one() {
    assertThat(lines("people.txt"))
        .allSatisfy(
            line ->
                assertThat(read(line).startsWith("STOP |"))
                    .as(line)
                    .isEqualTo(wanted(line).startsWith("STOP |")));
  }

  private static String wanted(String line) {
    return line.substring(line.indexOf(" | ") + 3);
  }

  private static String read(String line) {
    return UNDERSTANDING
        .understand(line.substring(0, line.indexOf(" | ")))
        .toContract()
        .values()
        .stream()
        .map(value -> Objects.requireNonNullElse(value, "-"))
        .collect(Collectors.joining(" | "));
  }

  @Test
  void enough_phrases_hold_it_and_every_intent_is_among_them() {
    assertThat(phrases()).hasSizeGreaterThanOrEqualTo(150);
    assertThat(phrases().stream().map(p -> p.intent().replace("STOP?", "NONE")).distinct())
        .containsExactlyInAnyOrder(
            List.of(Intent.values()).stream().map(Intent::name).toArray(String[]::new));
  }

  private static String intentOf(Understood read) {
    return read.nuance() == Nuance.NEAR_STOP
        ? "STOP?"
        : read.intent().name().toUpperCase(Locale.ROOT);
  }
}

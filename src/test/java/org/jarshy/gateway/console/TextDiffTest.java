package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.jarshy.gateway.console.internal.shown.TextDiff;
import org.jarshy.gateway.console.internal.shown.TextDiff.Change;
import org.jarshy.gateway.console.internal.shown.TextDiff.Part;
import org.junit.jupiter.api.Test;

class TextDiffTest {

  private static String without(List<Part> parts, Change change) {
    return parts.stream()
        .filter(p -> p.change() != change)
        .map(Part::text)
        .collect(Collectors.joining());
  }

  @Test
  void a_changed_hour_is_the_only_thing_that_is_marked() {
    assertThat(TextDiff.between("Үйде болыңыз, 23:00-07:00.", "Үйде болыңыз, 22:00-07:00."))
        .containsExactly(
            new Part(Change.SAME, "Үйде болыңыз, "),
            new Part(Change.REMOVED, "23"),
            new Part(Change.ADDED, "22"),
            new Part(Change.SAME, ":00-07:00."));
  }

  @Test
  void both_texts_can_be_read_out_of_it_whatever_they_are() {
    for (String[] pair :
        new String[][] {
          {"", ""},
          {"", "Новое"},
          {"Старое", ""},
          {"а б в г д", "д г в б а"},
          {"Воду отключат в 18:00\nв Алматы", "В Алматы воды нет.\n\nЖдите."},
          {"x ".repeat(3_000), "y ".repeat(3_000)}
        }) {
      List<Part> parts = TextDiff.between(pair[0], pair[1]);
      assertThat(without(parts, Change.ADDED)).isEqualTo(pair[0]);
      assertThat(without(parts, Change.REMOVED)).isEqualTo(pair[1]);
    }
  }
}

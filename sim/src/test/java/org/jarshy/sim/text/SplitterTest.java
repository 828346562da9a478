package org.jarshy.sim.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitterTest {

  @ParameterizedTest
  @CsvSource({
    "a,160,1", "a,161,2", "a,306,2", "a,307,3", "€,80,1", "€,81,2", "€,152,2", "€,153,3",
    "ж,70,1", "ж,71,2", "ж,134,2", "ж,135,3", "😀,35,1", "😀,36,2", "😀,66,2", "😀,67,3"
  })
  void a_text_has_as_many_parts_as_the_standard_says(String unit, int count, int parts) {
    Splitter.Split split = Splitter.split(unit.repeat(count), 7);
    assertThat(split.userData()).hasSize(parts).allMatch(data -> data.length <= 160);
    assertThat(split.header()).isEqualTo(parts > 1);
  }

  @ParameterizedTest
  @CsvSource({"'Curfew [23:00] €5 ~ ',30", "'Қазақстан 😀 ',40"})
  void what_is_split_can_be_read_again(String unit, int count) {
    String text = unit.repeat(count);
    Splitter.Split split = Splitter.split(text, 300);
    String again =
        split.userData().stream()
            .map(data -> PartReader.read(data, split.dataCoding(), true, false, null))
            .peek(part -> assertThat(part.warnings()).isEmpty())
            .peek(part -> assertThat(part.reference()).isEqualTo(300 & 0xFF))
            .map(Part::text)
            .collect(Collectors.joining());
    assertThat(again).isEqualTo(text);
  }

  @Test
  void a_text_beyond_255_parts_is_refused_with_what_is_allowed() {
    assertThatThrownBy(() -> Splitter.split("ж".repeat(20_000), 1))
        .hasMessageContaining("299 parts")
        .hasMessageContaining("17085 characters");
  }
}

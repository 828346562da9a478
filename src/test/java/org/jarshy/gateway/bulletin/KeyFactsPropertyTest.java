package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyFactsPropertyTest {

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "Звоните",
            "23:00-07:00",
            "112",
            "+7 727 300 11 22",
            "19",
            "января",
            "egov.kz",
            ".",
            ",",
            "https://t.me/proxy?server=1.2.3.4",
            "2,5",
            "кг",
            "@qalqan",
            "(",
            "8-701",
            "№5")
        .list()
        .ofMinSize(1)
        .ofMaxSize(14)
        .map(words -> String.join(" ", words));
  }

  /** Whatever was cut: each number stands in the beginning or is named after it. */
  @Property(tries = 300)
  void no_number_is_lost_wherever_the_beginning_ends(@ForAll("texts") String text) {
    List<String> numbers =
        List.of(text.split("\\P{N}+")).stream().filter(n -> !n.isEmpty()).toList();
    for (int end = 0; end <= text.length(); end++) {
      KeyFacts facts = KeyFacts.of(text);
      String shown =
          text.substring(0, end)
              + " | "
              + facts.after(end).stream().collect(Collectors.joining(" "));
      for (String number : numbers) {
        assertThat(shown).contains(number);
      }
    }
  }
}

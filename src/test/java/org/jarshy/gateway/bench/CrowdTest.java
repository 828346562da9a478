package org.jarshy.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.jarshy.gateway.subscriber.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrowdTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 10", "10, 3", "1000, 999", "1000, 1", "10000000, 100000"})
  void the_audience_has_exactly_its_size(int subscribers, int audience) {
    Crowd crowd = new Crowd(subscribers, audience);
    assertThat(IntStream.range(0, subscribers).filter(crowd::inAudience).count())
        .isEqualTo(audience);
  }

  @Test
  void the_audience_is_spread_over_all_subscribers() {
    Crowd crowd = new Crowd(1_000, 10);
    assertThat(IntStream.range(0, 1_000).filter(crowd::inAudience))
        .containsExactly(99, 199, 299, 399, 499, 599, 699, 799, 899, 999);
  }

  @Test
  void a_number_leads_back_to_its_subscriber_and_a_citizens_to_nobody() {
    assertThat(Crowd.number(0)).isEqualTo("77010000000");
    assertThat(Crowd.number(4_999_999)).isEqualTo("77014999999");
    assertThat(Crowd.index(Crowd.number(4_999_999))).isEqualTo(4_999_999);
    assertThat(Crowd.index(Crowd.citizen(7))).isEqualTo(-1);
    assertThat(Crowd.index("1414")).isEqualTo(-1);
  }

  @Test
  void every_number_is_one_that_the_import_takes() {
    IntStream.of(0, 1, 123_456, 5_000_000, Crowd.MOST - 1)
        .forEach(
            i -> assertThat(Numbers.read("+" + Crowd.number(i))).isInstanceOf(Numbers.Valid.class));
  }

  @Test
  void its_lines_are_a_csv_file_for_the_import() throws Exception {
    try (CrowdLines lines = new CrowdLines(new Crowd(4, 2), 1, 4)) {
      assertThat(new String(lines.readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo(
              """
              number,language,place,topics
              +77010000001,ru,almaty,news
              +77010000002,ru,aktobe,news
              +77010000003,ru,almaty,news
              """);
    }
  }
}

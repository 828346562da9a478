package org.jarshy.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.bulletin.Advice;
import org.jarshy.gateway.bulletin.Content;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples are what people learn from: none of them may need advice. */
class SampleAdviceTest {

  private static final Instant MORNING_OF_THE_19TH = Instant.parse("2022-01-19T01:00:00Z");

  static List<SampleBulletin> bulletins() {
    return SampleFiles.bulletins();
  }

  @ParameterizedTest
  @MethodSource("bulletins")
  void sample_needs_no_advice(SampleBulletin sample) {
    // So that what holds until 19 January by its words does so by its validity.
    Content first = sample.content(MORNING_OF_THE_19TH);
    Instant start =
        MORNING_OF_THE_19TH.minus(java.time.Duration.between(MORNING_OF_THE_19TH, first.expires()));

    assertThat(Advice.on(sample.content(start))).isEmpty();
  }
}

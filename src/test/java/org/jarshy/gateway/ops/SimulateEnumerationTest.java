package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateEnumerationTest {

  private final CommandRun run = new CommandRun(SimulateEnumerationTest.class);

  private List<JsonNode> printed() {
    return run.out().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
  }

  @Test
  void each_number_of_cards_gets_a_line_with_what_is_learned_and_what_is_expected() {
    assertThat(run.with("proxy", "simulate", "--proxies", "100", "--sims", "10,50")).isZero();

    List<JsonNode> lines = printed();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).propertyNames())
        .containsExactly(
            "proxies",
            "bucket_size",
            "buckets",
            "sims",
            "areas",
            "days",
            "rotation",
            "learned",
            "expected",
            "trials");
    assertThat(lines).extracting(l -> l.get("sims").asInt()).containsExactly(10, 50);
    assertThat(lines.get(0).get("expected").asDouble()).isCloseTo(0.18, within(0.01));
    assertThat(lines.get(1).get("expected").asDouble()).isCloseTo(0.64, within(0.01));
    assertThat(lines)
        .allSatisfy(
            l ->
                assertThat(l.get("learned").asDouble())
                    .isCloseTo(l.get("expected").asDouble(), within(0.02)));
  }

  @Test
  void rotation_is_what_gives_a_pool_away_and_days_without_it_give_nothing() {
    assertThat(run.with("proxy", "simulate", "--sims", "1", "--days", "30", "--rotate")).isZero();
    assertThat(run.with("proxy", "simulate", "--sims", "1", "--days", "30")).isZero();

    List<JsonNode> lines = printed();
    assertThat(lines).extracting(l -> l.get("rotation").asBoolean()).containsExactly(true, false);
    assertThat(lines).extracting(l -> l.get("days").asInt()).containsExactly(30, 30);
    assertThat(lines.get(0).get("learned").asDouble()).isCloseTo(0.45, within(0.03));
    assertThat(lines.get(1).get("learned").asDouble()).isCloseTo(0.02, within(0.001));
  }

  @Test
  void cards_in_a_row_share_an_area_for_each_thousand() {
    assertThat(run.with("proxy", "simulate", "--sims", "1000", "--range")).isZero();

    assertThat(printed().get(0).get("areas").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--proxies 0        | --proxies: It is 0; 1 to 10000 are allowed.",
        "--bucket-size 3    | --bucket-size: It is 3; 1 to 2 are allowed.",
        "--sims 10,0        | --sims: It is 0; 1 to 100000 are allowed.",
        "--days 366         | --days: It is 366; 1 to 365 are allowed.",
        "--days 0 --rotate  | --days: It is 0; 1 to 365 are allowed.",
        "--sims ten         | is not an int",
        "--rotate yes       | yes",
      })
  void what_is_wrong_is_named_and_nothing_is_simulated(String options, String sentence) {
    assertThat(run.with(("proxy simulate " + options.strip()).split(" +"))).isEqualTo(2);

    assertThat(run.err()).contains(sentence.strip());
    assertThat(run.out()).isEmpty();
  }

  @Test
  void the_group_alone_says_what_it_needs() {
    assertThat(run.with("proxy")).isEqualTo(2);
    assertThat(run.err()).contains("'proxy' needs one of: simulate");
  }
}

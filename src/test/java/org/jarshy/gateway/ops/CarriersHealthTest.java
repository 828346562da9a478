package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.CarrierStatus.Breaker;
import org.jarshy.gateway.carrier.CarrierStatus.LinkState;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class CarriersHealthTest {

  @Test
  void one_carrier_that_is_up_keeps_the_service_up_and_the_refused_one_shows_the_smscs_words() {
    Health health =
        health(
            carrier("kcell", LinkState.BOUND, ""),
            carrier("tele2", LinkState.REFUSED, "0x0000000E Invalid Password"));

    assertThat(health.getStatus()).isEqualTo(Status.UP);
    assertThat(health.getDetails())
        .containsEntry("kcell", Map.of("kcell-1", "BOUND"))
        .containsEntry("tele2", Map.of("tele2-1", "REFUSED: 0x0000000E Invalid Password"));
  }

  @Test
  void a_throttled_link_is_up() {
    assertThat(health(carrier("kcell", LinkState.THROTTLED, "")).getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void with_no_carrier_up_the_service_is_out_of_service() {
    assertThat(
            health(
                    carrier("kcell", LinkState.DOWN, "connection refused"),
                    carrier("beeline", LinkState.CONNECTING, ""))
                .getStatus())
        .isEqualTo(Status.OUT_OF_SERVICE);
  }

  @Test
  void an_open_breaker_and_who_stands_in_are_shown() {
    CarrierStatus.Link link =
        new CarrierStatus.Link("kcell-1", LinkState.BOUND, 0, 100, "", Instant.EPOCH, null);
    Health health =
        health(
            new CarrierStatus("kcell", List.of(link), 0, 0, Breaker.OPEN, Instant.EPOCH, List.of()),
            new CarrierStatus(
                "beeline", List.of(), 0, 0, Breaker.CLOSED, null, List.of("kcell", "tele2")));

    assertThat(health.getDetails())
        .containsEntry(
            "kcell", Map.of("kcell-1", "BOUND", "breaker", "OPEN: its SMSC fails too often"))
        .containsEntry("beeline", Map.of("stands in for", "kcell, tele2"));
  }

  @Test
  void without_any_carrier_it_says_where_to_configure_one() {
    Health health = health();

    assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    assertThat(health.getDetails().get("problem")).asString().contains("jarshy.carriers");
  }

  private static Health health(CarrierStatus... statuses) {
    return new CarriersHealth(() -> List.of(statuses)).health();
  }

  private static CarrierStatus carrier(String id, LinkState state, String problem) {
    CarrierStatus.Link link =
        new CarrierStatus.Link(id + "-1", state, 0, 100, problem, Instant.EPOCH, null);
    return new CarrierStatus(id, List.of(link), 0);
  }
}

package org.jarshy.gateway.ops;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.Carriers;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Component {@code carriers} of the health page: UP while at least one carrier has a bound link,
 * else OUT_OF_SERVICE. Never DOWN: starting the process again does not mend an SMSC, so nothing
 * that watches health should try to.
 */
@Component("carriersHealthIndicator")
@Profile("!" + OfflineParts.COMMAND_PROFILE)
final class CarriersHealth implements HealthIndicator {

  private final Carriers carriers;

  CarriersHealth(Carriers carriers) {
    this.carriers = carriers;
  }

  @Override
  public Health health() {
    List<CarrierStatus> statuses = carriers.statuses();
    Health.Builder health =
        statuses.stream().anyMatch(CarrierStatus::up) ? Health.up() : Health.outOfService();
    if (statuses.isEmpty()) {
      health.withDetail("problem", "no carrier is configured under jarshy.carriers");
    }
    statuses.forEach(status -> health.withDetail(status.id(), linksOf(status)));
    return health.build();
  }

  private static Map<String, String> linksOf(CarrierStatus status) {
    Map<String, String> links = new LinkedHashMap<>();
    for (CarrierStatus.Link link : status.links()) {
      String problem =
          link.problem() == null || link.problem().isBlank() ? "" : ": " + link.problem();
      links.put(link.name(), link.state() + problem);
    }
    if (status.breaker() != CarrierStatus.Breaker.CLOSED) {
      links.put("breaker", status.breaker() + ": its SMSC fails too often");
    }
    if (!status.standsInFor().isEmpty()) {
      links.put("stands in for", String.join(", ", status.standsInFor()));
    }
    return links;
  }
}

package org.jarshy.gateway.ops;

import org.jarshy.gateway.trust.BundleBook;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Component {@code trust} of the health page: OUT_OF_SERVICE where somebody changed the directory
 * of trusted keys and the change is refused. Up where there is no such directory: not everybody
 * takes bundles.
 */
@Component("trustHealthIndicator")
@Profile("!" + OfflineParts.COMMAND_PROFILE)
final class TrustHealth extends AbstractHealthIndicator {

  private final BundleBook bundles;

  TrustHealth(BundleBook bundles) {
    this.bundles = bundles;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    BundleBook.Standing standing = bundles.standing();
    boolean refused = standing.usable() && !standing.problem().isEmpty();
    if (refused) {
      health.outOfService();
    } else {
      health.up();
    }
    health.withDetail("version", standing.store().version());
    health.withDetail("keys", standing.store().keys().size());
    if (refused) {
      // Anybody may ask for health: keys and places are told on the page Bundles.
      health.withDetail(
          "problem", "the directory of trusted keys was changed, and the change is refused");
    } else if (!standing.usable()) {
      health.withDetail("problem", "no directory of trusted keys can be used");
    }
  }
}

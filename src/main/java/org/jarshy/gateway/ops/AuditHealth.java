package org.jarshy.gateway.ops;

import java.util.Locale;
import org.jarshy.gateway.audit.AuditState;
import org.jarshy.gateway.audit.WatchLog;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Component {@code audit} of the health page: OUT_OF_SERVICE where the audit log is not what it
 * was. Never DOWN: starting again mends nothing, and texts go on. What was mended and somebody must
 * know stands in {@code notices} until the next start.
 */
@Component("auditHealthIndicator")
@Profile("!" + OfflineParts.COMMAND_PROFILE)
final class AuditHealth implements HealthIndicator {

  private final WatchLog watch;

  AuditHealth(WatchLog watch) {
    this.watch = watch;
  }

  @Override
  public Health health() {
    AuditState state = watch.state();
    Health.Builder health =
        state.status() == AuditState.Status.BROKEN ? Health.outOfService() : Health.up();
    health.withDetail("log", state.status().name().toLowerCase(Locale.ROOT));
    health.withDetail("records", state.records());
    if (!state.words().isEmpty()) {
      health.withDetail("problem", state.words());
    }
    if (!state.notices().isEmpty()) {
      health.withDetail("notices", state.notices());
    }
    return health.build();
  }
}

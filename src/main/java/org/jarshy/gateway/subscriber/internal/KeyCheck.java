package org.jarshy.gateway.subscriber.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jarshy.gateway.kernel.NumberVault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A known value sealed under the installation's key. Without it a wrong keyfile would go unnoticed:
 * nobody would be found, and everybody who texts would be kept a second time.
 */
final class KeyCheck {

  private static final String VALUE = "jarshy";
  private static final String PLACE = "key-check|1";

  private final JdbcClient jdbc;
  private final Clock clock;

  KeyCheck(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  boolean databaseHasKey() {
    return stored().isPresent();
  }

  /** Does this key fit the database? A database without a key takes this one. */
  boolean fits(NumberVault vault) {
    if (!databaseHasKey()) {
      jdbc.sql(
              """
              insert into key_check (id, sealed, created_at) values (1, :sealed, :now)
              on conflict do nothing
              """)
          .param("sealed", vault.seal(VALUE, PLACE))
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    }
    try {
      return vault.open(stored().orElseThrow(), PLACE).equals(VALUE);
    } catch (NumberVault.SealBroken e) {
      return false;
    }
  }

  private Optional<byte[]> stored() {
    return jdbc.sql("select sealed from key_check where id = 1")
        .query((row, n) -> row.getBytes("sealed"))
        .optional();
  }
}

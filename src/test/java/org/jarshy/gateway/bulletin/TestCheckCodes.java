package org.jarshy.gateway.bulletin;

import java.time.Clock;
import java.time.Duration;
import org.jarshy.gateway.kernel.RootKey;
import org.jarshy.gateway.testing.TestDatabase;

/** The real codes over a test database, for tests of neighbours. */
public final class TestCheckCodes {

  private final StoredCheckCodes codes;

  private TestCheckCodes(StoredCheckCodes codes) {
    this.codes = codes;
  }

  public static TestCheckCodes on(
      TestDatabase database, Bulletins bulletins, Clock clock, boolean on) {
    return new TestCheckCodes(
        new StoredCheckCodes(
            new CodeStore(database.jdbc()),
            new MakeCodes(RootKey.of(new byte[RootKey.BYTES])),
            bulletins,
            new CodeSettings(on, Duration.ofHours(72)),
            clock));
  }

  public CheckCodes codes() {
    return codes;
  }

  /** What the service hears through Spring. */
  public void heard(Object event) {
    if (event instanceof BulletinApproved approved) {
      codes.on(approved);
    }
  }
}

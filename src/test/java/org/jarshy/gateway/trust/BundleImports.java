package org.jarshy.gateway.trust;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.testing.TestDatabase;
import org.springframework.beans.factory.ObjectProvider;

/** The real way in over a test database, for tests here and of the receivers. */
public final class BundleImports {

  private BundleImports() {}

  private static BundleVerifier verifier() {
    return new BundleVerifier(Instant.EPOCH);
  }

  static StoreInUse store(TestDatabase database, Path trust, Clock clock) {
    StoredTrustStore rows = new StoredTrustStore(database.jdbc());
    return new StoreInUse(
        trust,
        rows,
        new JudgeTrustChange(
            rows,
            new StoredTrustState(database.jdbc()),
            database.transactions(),
            AuditLogs.log(database, clock),
            clock));
  }

  public static Signers signers(TestDatabase database, Path trust, Clock clock) {
    return new StoreSigners(store(database, trust, clock));
  }

  public static ImportBundle on(
      TestDatabase database, Path trust, Clock clock, BundleReceiver... receivers) {
    return new StoredBundleImport(
        verifier(),
        store(database, trust, clock),
        new StoredTrustState(database.jdbc()),
        new BundleRows(database.jdbc()),
        new Given(List.of(receivers)),
        database.transactions(),
        AuditLogs.log(database, clock),
        clock);
  }

  public static BundleBook book(TestDatabase database, Path trust, Clock clock) {
    return new StoredBundleBook(
        database.jdbc(),
        database.transactions(),
        AuditLogs.log(database, clock),
        Instant.EPOCH,
        store(database, trust, clock),
        new StoredTrustState(database.jdbc()),
        clock);
  }

  private record Given(List<BundleReceiver> receivers) implements ObjectProvider<BundleReceiver> {
    @Override
    public BundleReceiver getObject() {
      throw new UnsupportedOperationException("there are several");
    }

    @Override
    public java.util.Iterator<BundleReceiver> iterator() {
      return receivers.iterator();
    }

    @Override
    public Stream<BundleReceiver> stream() {
      return receivers.stream();
    }
  }
}

package org.jarshy.gateway.inbound.internal;

import java.time.Clock;
import org.jarshy.gateway.inbound.Journal;
import org.jarshy.gateway.inbound.OddTexts;
import org.jarshy.gateway.inbound.ReceiptSettler;
import org.jarshy.gateway.inbound.TextHandler;
import org.jarshy.gateway.kernel.AesNumberVault;
import org.jarshy.gateway.kernel.RootKey;
import org.jarshy.gateway.testing.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The journal as the service runs it, for tests of other packages. */
public final class RealJournal implements AutoCloseable {

  private final InboundRoom room;

  public RealJournal(
      TestDatabase database, ReceiptSettler receipts, TextHandler handler, Clock clock) {
    room =
        new InboundRoom(
            new JdbcTemplate(database.dataSource()),
            new DataSourceTransactionManager(database.dataSource()),
            new AesNumberVault(RootKey.of(new byte[RootKey.BYTES])),
            () -> receipts,
            () -> handler,
            InboundLimits.DEFAULTS,
            new OddTexts(),
            clock);
    room.journal().start();
    room.texts().start();
    room.receipts().start();
  }

  public Journal journal() {
    return room.journal();
  }

  @Override
  public void close() {
    room.receipts().stop();
    room.texts().stop();
    room.journal().stop();
  }
}

package org.jarshy.gateway.rumour;

import java.time.Clock;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.AesNumberVault;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.kernel.RootKey;
import org.jarshy.gateway.keyword.internal.RumourReaders;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.TextSource;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The real rumours over a test database, for tests of neighbours too. */
public final class TestRumours {

  public final Rumours rumours;
  public final AskRumours asking;
  private final RumourTexts texts;
  private final ForgetRumours forget;
  final KnownTexts known;

  private TestRumours(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Subscribers subscribers,
      Outbox outbox,
      AuditLog audit,
      Clock clock) {
    NumberVault vault = new AesNumberVault(RootKey.of(new byte[RootKey.BYTES]));
    RumourReader reader = RumourReaders.REAL;
    RumourSettings settings = RumourSettings.DEFAULTS;
    known = new KnownTexts(jdbc, vault, reader);
    RumourRows rows = new RumourRows(jdbc, vault);
    VerdictRows verdicts = new VerdictRows(jdbc);
    MoveTexts moves = new MoveTexts(jdbc, rows);
    FindRumour find = new FindRumour(known, rows, verdicts, reader);
    asking = new TakeRumours(reader, find, rows, verdicts, settings, clock);
    rumours =
        new StoredRumours(
            rows,
            verdicts,
            moves,
            new RumourInbox(jdbc, vault, known, rows, verdicts),
            reader,
            transactions,
            audit,
            clock);
    texts = new RumourTexts(jdbc, rows, verdicts, subscribers, outbox, transactions, clock);
    forget =
        new ForgetRumours(jdbc, rows, moves, verdicts, known, find, settings, transactions, clock);
  }

  public static TestRumours on(
      TestDatabase database, Subscribers subscribers, Outbox outbox, AuditLog audit, Clock clock) {
    return on(database.jdbc(), database.transactions(), subscribers, outbox, audit, clock);
  }

  /** On whatever database a slice of the service has. */
  public static TestRumours on(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Subscribers subscribers,
      Outbox outbox,
      AuditLog audit,
      Clock clock) {
    return new TestRumours(jdbc, transactions, subscribers, outbox, audit, clock);
  }

  public TextSource texts() {
    return texts;
  }

  /** As the schedule does. */
  public void queue() {
    texts.queue();
  }

  public void clean() {
    forget.clean();
  }

  /** Wordings in memory. */
  public int inMemory() {
    return known.size();
  }
}

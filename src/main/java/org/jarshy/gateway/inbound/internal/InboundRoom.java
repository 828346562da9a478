package org.jarshy.gateway.inbound.internal;

import java.time.Clock;
import java.util.function.Supplier;
import org.jarshy.gateway.inbound.InboundReport;
import org.jarshy.gateway.inbound.Journal;
import org.jarshy.gateway.inbound.OddTexts;
import org.jarshy.gateway.inbound.ReceiptSettler;
import org.jarshy.gateway.inbound.TextHandler;
import org.jarshy.gateway.inbound.TextsReceived;
import org.jarshy.gateway.kernel.NumberVault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts together; the same for the service and for a test without Spring. */
final class InboundRoom {

  /** After the outbox, which answers go into; before the carriers, which bring the texts. */
  private static final int LOOPS_PHASE = Journal.PHASE + 150;

  private final GroupCommitJournal journal;
  private final OwnedLoop texts;
  private final OwnedLoop receipts;
  private final InboundReport report;
  private final TextsReceived received;
  private final Retention retention;

  InboundRoom(
      JdbcTemplate template,
      PlatformTransactionManager transactionManager,
      NumberVault vault,
      Supplier<ReceiptSettler> settler,
      Supplier<TextHandler> handler,
      InboundLimits limits,
      OddTexts odd,
      Clock clock) {
    JdbcClient jdbc = JdbcClient.create(template);
    TransactionTemplate transactions = new TransactionTemplate(transactionManager);
    Seals seals = new Seals(vault);
    TextRows rows = new TextRows(template, seals);
    Reassembly reassembly = new Reassembly(new PartRows(jdbc), rows, seals, limits, odd, clock);
    ParkedReceipts parked = new ParkedReceipts(template, vault);
    StoreTexts store =
        new StoreTexts(
            rows,
            reassembly,
            new Fingerprints(vault),
            new Redelivery(limits.redeliveryWindow()),
            clock);
    OfferParked offer = new OfferParked(parked, settler, transactions, clock);
    AnswerTexts answer =
        new AnswerTexts(new WaitingTexts(jdbc), seals, handler, transactions, clock);
    this.texts = new OwnedLoop("inbound-texts-1", answer, LOOPS_PHASE);
    this.receipts = new OwnedLoop("inbound-receipts-1", offer, LOOPS_PHASE);
    CommitBatch commit =
        new CommitBatch(
            new WriteBatch(store, reassembly, parked, settler, transactions, clock),
            texts::wake,
            receipts::wake);
    this.journal = new GroupCommitJournal(commit, reassembly, limits, odd);
    this.report = new JdbcInboundReport(jdbc, parked, commit::copies, offer::dropped, odd, clock);
    this.received = new JdbcTextsReceived(jdbc, new Fingerprints(vault));
    this.retention = new Retention(jdbc, clock);
  }

  GroupCommitJournal journal() {
    return journal;
  }

  OwnedLoop texts() {
    return texts;
  }

  OwnedLoop receipts() {
    return receipts;
  }

  InboundReport report() {
    return report;
  }

  TextsReceived received() {
    return received;
  }

  Retention retention() {
    return retention;
  }
}

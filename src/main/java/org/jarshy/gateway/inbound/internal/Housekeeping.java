package org.jarshy.gateway.inbound.internal;

import org.springframework.scheduling.annotation.Scheduled;

/** What the room does by the clock; nobody waits for any of it when all goes well. */
class Housekeeping {

  private final GroupCommitJournal journal;
  private final OwnedLoop texts;
  private final OwnedLoop receipts;
  private final Retention retention;

  Housekeeping(
      GroupCommitJournal journal, OwnedLoop texts, OwnedLoop receipts, Retention retention) {
    this.journal = journal;
    this.texts = texts;
    this.receipts = receipts;
    this.retention = retention;
  }

  /** Overdue parts; and a fallback should ever a wake-up be missed. */
  @Scheduled(fixedDelay = 5_000)
  void sweep() {
    journal.sweep();
    texts.wake();
    receipts.wake();
  }

  @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
  void forget() {
    retention.sweep();
  }
}

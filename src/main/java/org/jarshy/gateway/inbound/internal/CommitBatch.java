package org.jarshy.gateway.inbound.internal;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;

/** Commits what was delivered, completes its stages, and wakes who works on it next. */
final class CommitBatch {

  private static final Logger log = LoggerFactory.getLogger(CommitBatch.class);

  private static final int MOST_ATTEMPTS = 4;

  private final WriteBatch write;
  private final Runnable onTexts;
  private final Runnable onParked;
  private final AtomicLong copies = new AtomicLong();

  /**
   * @param onTexts called after each commit that stored texts
   * @param onParked called after each commit that parked receipts
   */
  CommitBatch(WriteBatch write, Runnable onTexts, Runnable onParked) {
    this.write = write;
    this.onTexts = onTexts;
    this.onParked = onParked;
  }

  long copies() {
    return copies.get();
  }

  void all(List<Entry> batch) {
    try {
      committed(batch, writeThroughConflicts(batch));
    } catch (RuntimeException | Error e) {
      log.warn("a batch of {} deliver_sm was not stored: {}", batch.size(), Failure.of(e));
      if (batch.size() == 1 || Failure.isOfDatabase(e)) {
        failed(batch, e);
      } else {
        writeOneByOne(batch);
      }
    }
  }

  /** A conflict with another transaction is over as soon as it is: the SMSC need not hear of it. */
  private WriteBatch.Written writeThroughConflicts(List<Entry> batch) {
    for (int attempt = 1; ; attempt++) {
      try {
        return write.write(batch);
      } catch (ConcurrencyFailureException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** So that the one which cannot be stored does not take the others with it. */
  private void writeOneByOne(List<Entry> batch) {
    for (int i = 0; i < batch.size(); i++) {
      List<Entry> one = List.of(batch.get(i));
      try {
        committed(one, write.write(one));
      } catch (RuntimeException | Error e) {
        if (Failure.isOfDatabase(e)) {
          failed(batch.subList(i, batch.size()), e); // each would wait its whole time limit
          return;
        }
        failed(one, e);
      }
    }
  }

  private void committed(List<Entry> entries, WriteBatch.Written written) {
    copies.addAndGet(written.copies());
    if (written.texts() > 0) {
      onTexts.run();
    }
    if (written.parked() > 0) {
      onParked.run();
    }
    // Safe on this thread as long as nobody blocks in it, which Journal asks of its callers: what a
    // dependent throws stays in its own stage.
    entries.forEach(entry -> entry.stage().complete(null));
  }

  private static void failed(List<Entry> entries, Throwable why) {
    entries.forEach(entry -> entry.stage().completeExceptionally(why));
  }

  void overdueParts() {
    try {
      int handedOn = write.expireParts();
      if (handedOn > 0) {
        log.info("{} texts were handed on without all their parts", handedOn);
        onTexts.run();
      }
    } catch (RuntimeException | Error e) {
      log.warn("overdue parts were not handed on: {}", Failure.of(e));
    }
  }
}

package org.jarshy.gateway.inbound;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts what was odd about texts, since the start. Holds counts alone, no number and no words.
 * Callable from any thread.
 */
public final class OddTexts {

  private final Map<Oddity, LongAdder> counts = new EnumMap<>(Oddity.class);

  public OddTexts() {
    for (Oddity oddity : Oddity.values()) {
      counts.put(oddity, new LongAdder());
    }
  }

  /**
   * Within a transaction it counts when that commits: a text that is handled again, because the
   * first attempt was rolled back, is one text.
   */
  public void count(Oddity oddity) {
    LongAdder count = counts.get(oddity);
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      count.increment();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            count.increment();
          }
        });
  }

  public long of(Oddity oddity) {
    return counts.get(oddity).sum();
  }

  /** Those that happened. */
  public Map<Oddity, Long> counts() {
    Map<Oddity, Long> happened = new EnumMap<>(Oddity.class);
    counts.forEach(
        (oddity, count) -> {
          if (count.sum() > 0) {
            happened.put(oddity, count.sum());
          }
        });
    return happened;
  }
}

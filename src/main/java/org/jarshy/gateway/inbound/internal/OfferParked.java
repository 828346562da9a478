package org.jarshy.gateway.inbound.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jarshy.gateway.inbound.DeliveredReceipt;
import org.jarshy.gateway.inbound.ReceiptSettler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Offers parked receipts to the settler again, less and less often, for three days. */
final class OfferParked implements OwnedLoop.Step {

  static final Duration KEPT = Duration.ofHours(72);

  private static final int BATCH = 500;
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);
  private static final Logger log = LoggerFactory.getLogger(OfferParked.class);

  private final ParkedReceipts parked;
  private final Supplier<ReceiptSettler> settler;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final AtomicLong dropped = new AtomicLong();

  OfferParked(
      ParkedReceipts parked,
      Supplier<ReceiptSettler> settler,
      TransactionTemplate transactions,
      Clock clock) {
    this.parked = parked;
    this.settler = settler;
    this.transactions = transactions;
    this.clock = clock;
  }

  long dropped() {
    return dropped.get();
  }

  @Override
  public Duration run() {
    ReceiptSettler present = settler.get();
    Instant now = clock.instant();
    List<ParkedReceipt> due = present == null ? List.of() : parked.due(now, BATCH);
    if (due.isEmpty()) {
      return present == null ? LONGEST_REST : untilNextTry(now);
    }
    try {
      offer(due, present);
    } catch (RuntimeException e) {
      if (Failure.isOfDatabase(e)) {
        throw e;
      }
      log.warn("{} parked receipts were not settled together: {}", due.size(), Failure.of(e));
      due.forEach(one -> offerAlone(one, present));
    }
    return Duration.ZERO;
  }

  private void offer(List<ParkedReceipt> due, ReceiptSettler present) {
    int old =
        transactions.execute(
            status -> {
              List<DeliveredReceipt> readable =
                  due.stream().map(ParkedReceipt::receipt).filter(r -> r != null).toList();
              return put(
                  due, readable.isEmpty() ? Set.of() : new HashSet<>(present.settle(readable)));
            });
    if (old > 0) {
      dropped.addAndGet(old);
      log.warn("{} receipts matched nothing for {} and are dropped", old, KEPT);
    }
  }

  /** One that the settler cannot bear keeps its place in the queue for a later hour. */
  private void offerAlone(ParkedReceipt one, ReceiptSettler present) {
    try {
      offer(List.of(one), present);
    } catch (RuntimeException e) {
      if (Failure.isOfDatabase(e) || one.receipt() == null) {
        throw e;
      }
      log.warn("parked receipt {} was not settled: {}", one.id(), Failure.of(e));
      transactions.executeWithoutResult(status -> put(List.of(one), Set.of(one.receipt())));
    }
  }

  /**
   * @return how many were dropped
   */
  private int put(List<ParkedReceipt> due, Set<DeliveredReceipt> unmatched) {
    Instant now = clock.instant();
    List<ParkedReceipt> gone = new ArrayList<>();
    List<ParkedReceipt> again = new ArrayList<>();
    int old = 0;
    for (ParkedReceipt one : due) {
      if (one.receipt() != null && !unmatched.contains(one.receipt())) {
        gone.add(one);
      } else if (one.receivedAt().plus(KEPT).isBefore(now)) {
        gone.add(one);
        old++;
      } else {
        again.add(one);
      }
    }
    parked.remove(gone);
    parked.again(again, now);
    return old;
  }

  private Duration untilNextTry(Instant now) {
    return parked
        .nextTry()
        .map(next -> Duration.between(now, next))
        .filter(rest -> rest.compareTo(LONGEST_REST) < 0)
        .map(rest -> rest.isNegative() ? Duration.ZERO : rest)
        .orElse(LONGEST_REST);
  }
}

package org.jarshy.gateway.inbound.internal;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jarshy.gateway.inbound.DeliveredReceipt;
import org.jarshy.gateway.inbound.DeliveredText;
import org.jarshy.gateway.inbound.ReceiptSettler;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes many deliver_sm in one transaction. */
final class WriteBatch {

  /** What a committed batch left behind. */
  record Written(int texts, int copies, int parked) {}

  private final StoreTexts texts;
  private final Reassembly reassembly;
  private final ParkedReceipts parked;
  private final Supplier<ReceiptSettler> settler;
  private final TransactionTemplate transactions;
  private final Clock clock;

  /**
   * @param settler may give null: then every receipt is parked until there is one
   */
  WriteBatch(
      StoreTexts texts,
      Reassembly reassembly,
      ParkedReceipts parked,
      Supplier<ReceiptSettler> settler,
      TransactionTemplate transactions,
      Clock clock) {
    this.texts = texts;
    this.reassembly = reassembly;
    this.parked = parked;
    this.settler = settler;
    this.transactions = transactions;
    this.clock = clock;
  }

  Written write(List<Entry> entries) {
    List<DeliveredText> delivered =
        entries.stream().map(Entry::text).filter(Objects::nonNull).toList();
    List<DeliveredReceipt> receipts =
        entries.stream().map(Entry::receipt).filter(Objects::nonNull).toList();
    return transactions.execute(
        status -> {
          int copies = texts.store(delivered);
          List<DeliveredReceipt> orphans = settle(receipts);
          parked.park(orphans, clock.instant());
          return new Written(delivered.size() - copies, copies, orphans.size());
        });
  }

  /**
   * @return how many longer texts were handed on without all their parts
   */
  int expireParts() {
    return transactions.execute(status -> reassembly.expire());
  }

  private List<DeliveredReceipt> settle(List<DeliveredReceipt> receipts) {
    ReceiptSettler present = settler.get();
    return present == null || receipts.isEmpty() ? receipts : present.settle(receipts);
  }
}

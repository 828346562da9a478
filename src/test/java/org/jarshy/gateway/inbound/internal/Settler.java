package org.jarshy.gateway.inbound.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jarshy.gateway.inbound.DeliveredReceipt;
import org.jarshy.gateway.inbound.ReceiptSettler;

/** A settler that knows the ids it is told of. */
final class Settler implements ReceiptSettler {

  final Set<String> known = ConcurrentHashMap.newKeySet();
  final List<List<DeliveredReceipt>> calls = new CopyOnWriteArrayList<>();
  volatile Consumer<List<DeliveredReceipt>> before = receipts -> {};

  Settler() {
    known.add("none");
  }

  @Override
  public List<DeliveredReceipt> settle(List<DeliveredReceipt> receipts) {
    before.accept(receipts);
    calls.add(receipts);
    return receipts.stream().filter(r -> !known.contains(r.messageId())).toList();
  }

  long offered(String id) {
    return calls.stream()
        .flatMap(List::stream)
        .filter(receipt -> id.equals(receipt.messageId()))
        .count();
  }
}

package org.jarshy.gateway.inbound.internal;

import java.util.concurrent.CompletableFuture;
import org.jarshy.gateway.inbound.DeliveredReceipt;
import org.jarshy.gateway.inbound.DeliveredText;

/** What waits for the journal's thread. Only deliveries have a stage. */
record Entry(
    Kind kind, DeliveredText text, DeliveredReceipt receipt, CompletableFuture<Void> stage) {

  enum Kind {
    TEXT,
    RECEIPT,
    /** Hand on texts whose missing parts are overdue. */
    SWEEP,
    /** The last: everything before it is still written. */
    STOP
  }

  static Entry of(DeliveredText text) {
    return new Entry(Kind.TEXT, text, null, new CompletableFuture<>());
  }

  static Entry of(DeliveredReceipt receipt) {
    return new Entry(Kind.RECEIPT, null, receipt, new CompletableFuture<>());
  }

  static Entry order(Kind kind) {
    return new Entry(kind, null, null, null);
  }

  boolean is(Kind other) {
    return kind == other;
  }

  @Override
  public String toString() {
    return "Entry[" + kind + "]";
  }
}

package org.jarshy.gateway.inbound;

import java.util.concurrent.CompletionStage;

/**
 * Where every deliver_sm goes before it is acknowledged. Calls return at once; many are committed
 * together. A stage that completes normally means: durable, acknowledge it. One that fails means:
 * answer with a temporary error so that the SMSC delivers again ({@link Full} where we are only
 * behind).
 */
public interface Journal {

  CompletionStage<Void> accept(DeliveredText text);

  CompletionStage<Void> accept(DeliveredReceipt receipt);

  /** The journal cannot keep up; try again later. */
  final class Full extends RuntimeException {
    public Full() {
      super("the journal's queue is full", null, false, false);
    }
  }
}

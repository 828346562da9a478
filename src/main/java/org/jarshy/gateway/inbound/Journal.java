package org.jarshy.gateway.inbound;

import java.util.concurrent.CompletionStage;

/**
 * Where every deliver_sm goes before it is acknowledged. Calls return at once; many are committed
 * together. A stage that completes normally means: durable, acknowledge it. One that fails means:
 * answer with a temporary error so that the SMSC delivers again ({@link Full} where we are only
 * behind).
 *
 * <p>Stages complete on the journal's one thread, which every link shares: what depends on them
 * hands the response to the link's own writer and returns. It must not write to a socket itself,
 * for a peer that stops reading would stop the journal.
 */
public interface Journal {

  /**
   * Lifecycle phase: carriers start after it and stop before it, by a higher phase of their own.
   */
  int PHASE = 100;

  CompletionStage<Void> accept(DeliveredText text);

  CompletionStage<Void> accept(DeliveredReceipt receipt);

  /** Counts a delivery that is answered without being stored, for nobody could be answered. */
  void leftOut(Oddity why);

  /** What was accepted and is not durable yet, roughly. Cheap. */
  int waiting();

  /** The journal cannot keep up, or is not running; try again later. */
  final class Full extends RuntimeException {
    public Full() {
      super("the journal's queue is full", null, false, false);
    }
  }
}

package org.jarshy.gateway.carrier.internal.smpp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jarshy.gateway.carrier.internal.SubmitOutcome;

/** Submits of one session that wait for their answer; each gets exactly one outcome. */
final class Outstanding {

  private record Waiting(long since, Consumer<SubmitOutcome> outcome) {}

  private final Map<Integer, Waiting> bySequence = new ConcurrentHashMap<>();
  private volatile long lastAnswer = System.nanoTime();

  void add(int sequence, Consumer<SubmitOutcome> outcome) {
    bySequence.put(sequence, new Waiting(System.nanoTime(), outcome));
  }

  /** The SMSC answered; for a sequence_number that nobody waits for this does nothing. */
  void answered(int sequence, SubmitOutcome outcome) {
    if (bySequence.containsKey(sequence)) {
      lastAnswer = System.nanoTime();
      end(sequence, outcome);
    }
  }

  /** No answer will come. */
  void end(int sequence, SubmitOutcome outcome) {
    Waiting waiting = bySequence.remove(sequence);
    if (waiting != null) {
      waiting.outcome().accept(outcome);
    }
  }

  void endAll(SubmitOutcome outcome) {
    bySequence.keySet().forEach(sequence -> end(sequence, outcome));
  }

  int size() {
    return bySequence.size();
  }

  boolean isEmpty() {
    return bySequence.isEmpty();
  }

  /**
   * Ends what has waited for more than the limit. One lost answer is one doubt; no answer at all
   * for as long means that the SMSC is stuck.
   *
   * @return false when it is stuck; then nothing was ended
   */
  boolean endOverdue(long limitNanos) {
    long now = System.nanoTime();
    boolean answering = now - lastAnswer < limitNanos;
    for (Map.Entry<Integer, Waiting> entry : bySequence.entrySet()) {
      if (now - entry.getValue().since() > limitNanos) {
        if (!answering) {
          return false;
        }
        end(entry.getKey(), new SubmitOutcome.Unknown("no answer"));
      }
    }
    return true;
  }
}

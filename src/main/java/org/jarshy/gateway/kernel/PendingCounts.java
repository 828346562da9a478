package org.jarshy.gateway.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjLongConsumer;

/**
 * Counts that are written some seconds later, together: a row that every count locks would put all
 * of them in line. Safe for any number of threads.
 *
 * @param <K> what is counted
 */
public final class PendingCounts<K> {

  private final Map<K, LongAdder> unwritten = new ConcurrentHashMap<>();

  public void count(K counted) {
    unwritten.computeIfAbsent(counted, c -> new LongAdder()).increment();
  }

  /** Hands over what came since the last time, each once. */
  public void write(ObjLongConsumer<K> rows) {
    unwritten.forEach(
        (counted, adder) -> {
          long more = adder.sumThenReset();
          if (more == 0) {
            unwritten.remove(counted, adder);
          } else {
            rows.accept(counted, more);
          }
        });
  }
}

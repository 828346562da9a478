package org.jarshy.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.sim.io.EventLoop;

/** How many submits, receipts and errors there were in every second. On the loop's thread. */
public final class RateHistory {

  private static final int KEPT = 600;
  private static final Duration STEP = Duration.ofSeconds(1);

  /**
   * One second of one account.
   *
   * @param receipts sent
   * @param errors submits that were refused
   */
  public record Count(long submits, long receipts, long errors) {}

  /**
   * @param time its end
   * @param accounts by their ids; those without any traffic are left out
   */
  public record Second(Instant time, Map<String, Count> accounts) {}

  private final EventLoop loop;
  private final Exchange exchange;
  private final Deque<Second> seconds = new ArrayDeque<>();
  private final Map<String, Count> before = new LinkedHashMap<>();

  RateHistory(EventLoop loop, Exchange exchange) {
    this.loop = loop;
    this.exchange = exchange;
  }

  void begin() {
    loop.schedule(STEP, this::tick);
  }

  private void tick() {
    Map<String, Count> now = new LinkedHashMap<>();
    for (Account account : exchange.accounts().values()) {
      Count total =
          new Count(
              account.submits().received(),
              account.deliveries().receiptsSent(),
              account.submits().rejectedTotal());
      Count last = before.put(account.id(), total);
      Count since = last == null ? total : since(last, total);
      if (since.submits() + since.receipts() + since.errors() > 0) {
        now.put(account.id(), since);
      }
    }
    seconds.addLast(new Second(loop.now(), now));
    if (seconds.size() > KEPT) {
      seconds.removeFirst();
    }
    begin();
  }

  private static Count since(Count last, Count total) {
    return new Count(
        Math.max(0, total.submits() - last.submits()),
        Math.max(0, total.receipts() - last.receipts()),
        Math.max(0, total.errors() - last.errors()));
  }

  List<Second> seconds() {
    return List.copyOf(seconds);
  }

  void reset() {
    seconds.clear();
    before.clear();
  }
}

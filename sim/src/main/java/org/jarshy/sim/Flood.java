package org.jarshy.sim;

import java.time.Duration;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.form.Numbers;
import org.jarshy.sim.io.EventLoop;

/** Texts of many phones, sent at once or evenly over time. */
final class Flood {

  private static final Duration STEP = Duration.ofMillis(10);
  private static final int MOST_A_TURN = 500; // others have their turn in between

  private final EventLoop loop;
  private final Exchange exchange;
  private final Account account;
  private final Fault.FloodOfTexts flood;
  private final long begun;
  private int sent;

  Flood(EventLoop loop, Exchange exchange, Account account, Fault.FloodOfTexts flood) {
    this.loop = loop;
    this.exchange = exchange;
    this.account = account;
    this.flood = flood;
    this.begun = loop.nanos();
  }

  void begin() {
    long due =
        flood.perSecond() == 0
            ? flood.count()
            : 1 + (loop.nanos() - begun) * flood.perSecond() / 1_000_000_000L;
    long now = Math.min(Math.min(flood.count(), due), (long) sent + MOST_A_TURN);
    while (sent < now) {
      String from = Numbers.plus(flood.from(), sent);
      sent++;
      exchange.send(MobileText.of(from, flood.to(), flood.text(sent)).via(account.id()));
    }
    if (sent < Math.min(flood.count(), due)) {
      loop.nextTurn(this::begin);
    } else if (sent < flood.count()) {
      loop.schedule(STEP, this::begin);
    }
  }
}

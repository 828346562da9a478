package org.jarshy.gateway.proxy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jarshy.gateway.subscriber.Erased;
import org.jarshy.gateway.subscriber.OptedOut;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Who got which proxy is not kept longer than it takes to repeat an answer and count complaints.
 */
class ForgetHolders {

  static final Duration HOLDERS = Duration.ofDays(14);
  static final Duration ASKERS = Duration.ofDays(2);

  private final Holders holders;
  private final Clock clock;

  ForgetHolders(Holders holders, Clock clock) {
    this.holders = holders;
    this.clock = clock;
  }

  /** In the transaction that opts them out. */
  @EventListener
  void optedOut(OptedOut event) {
    holders.forget(event.subscriber());
  }

  /** In the transaction that erases them. */
  @EventListener
  void erased(Erased event) {
    holders.erase(event.subscriber());
  }

  @Scheduled(fixedDelay = 3_600_000)
  void forget() {
    Instant now = clock.instant();
    holders.forgetBefore(now.minus(HOLDERS), now.minus(ASKERS));
  }
}

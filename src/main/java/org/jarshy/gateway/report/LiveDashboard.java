package org.jarshy.gateway.report;

import java.time.Clock;
import java.util.List;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.bulletin.BulletinCounts;
import org.jarshy.gateway.inbound.InboundReport;
import org.jarshy.gateway.subscriber.Subscribers;
import org.springframework.stereotype.Component;

/** Asks each room when it is asked itself; keeps nothing. */
@Component
class LiveDashboard implements Dashboard {

  /** A broadcast older than these is hardly still running, and the page of broadcasts has it. */
  private static final int LATEST_BROADCASTS = 50;

  private final Subscribers subscribers;
  private final BulletinCounts bulletins;
  private final Broadcasts broadcasts;
  private final InboundReport inbound;
  private final Clock clock;

  LiveDashboard(
      Subscribers subscribers,
      BulletinCounts bulletins,
      Broadcasts broadcasts,
      InboundReport inbound,
      Clock clock) {
    this.subscribers = subscribers;
    this.bulletins = bulletins;
    this.broadcasts = broadcasts;
    this.inbound = inbound;
    this.clock = clock;
  }

  @Override
  public Overview overview() {
    List<Progress> running =
        broadcasts.list(LATEST_BROADCASTS, 0).stream().filter(LiveDashboard::isRunning).toList();
    return new Overview(
        subscribers.totals(),
        bulletins.byState(),
        bulletins.live(clock.instant()),
        running,
        inbound.stats());
  }

  private static boolean isRunning(Progress progress) {
    return progress.broadcast().state().isOpen();
  }
}

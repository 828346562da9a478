package org.jarshy.gateway.report;

import java.util.List;
import java.util.Map;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.inbound.InboundStats;
import org.jarshy.gateway.subscriber.AudienceCount;

/** How the house stands at a glance. */
public interface Dashboard {

  Overview overview();

  /**
   * @param subscribers active ones by carrier and language
   * @param bulletins by state, every state
   * @param live approved and valid now, by kind, every kind
   * @param running broadcasts that are scheduled, sending or paused, newest first
   * @param inbound what citizens texted and what still waits
   */
  record Overview(
      List<AudienceCount> subscribers,
      Map<Bulletin.State, Long> bulletins,
      Map<Kind, Long> live,
      List<Progress> running,
      InboundStats inbound) {

    public Overview {
      subscribers = List.copyOf(subscribers);
      bulletins = Map.copyOf(bulletins);
      live = Map.copyOf(live);
      running = List.copyOf(running);
    }

    public long subscribersInAll() {
      return subscribers.stream().mapToLong(AudienceCount::subscribers).sum();
    }

    public long liveInAll() {
      return live.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}

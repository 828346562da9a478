package org.jarshy.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.BulletinCounts;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.inbound.InboundStats;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.report.Dashboard.Overview;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.testing.MutableClock;
import org.junit.jupiter.api.Test;

class LiveDashboardTest {

  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final List<Progress> broadcasts = new ArrayList<>();
  private final Dashboard dashboard =
      new LiveDashboard(
          subscribers(
              List.of(
                  new AudienceCount("kcell", Lang.KK, 700),
                  new AudienceCount("kcell", Lang.RU, 500),
                  new AudienceCount(null, Lang.RU, 3))),
          new Counts(clock.instant()),
          new FakeBroadcasts(broadcasts),
          () -> new InboundStats(2, 1, 40),
          clock);

  @Test
  void subscribers_are_shown_by_carrier_and_language_and_in_all() {
    Overview overview = dashboard.overview();
    assertThat(overview.subscribers()).contains(new AudienceCount(null, Lang.RU, 3)).hasSize(3);
    assertThat(overview.subscribersInAll()).isEqualTo(1_203);
  }

  @Test
  void what_is_live_is_asked_for_at_this_moment() {
    assertThat(dashboard.overview().liveInAll()).isEqualTo(3);
    clock.advance(Duration.ofSeconds(1));
    assertThat(dashboard.overview().liveInAll()).isZero();
  }

  @Test
  void bulletins_are_counted_by_state() {
    assertThat(dashboard.overview().bulletins()).containsEntry(Bulletin.State.SUBMITTED, 4L);
  }

  @Test
  void what_citizens_texted_is_shown() {
    assertThat(dashboard.overview().inbound()).isEqualTo(new InboundStats(2, 1, 40));
  }

  @Test
  void sending_and_paused_broadcasts_run_and_others_do_not() {
    broadcasts.add(Broadcasting.progress(4, Broadcast.State.SENDING));
    broadcasts.add(Broadcasting.progress(3, Broadcast.State.CANCELLED));
    broadcasts.add(Broadcasting.progress(2, Broadcast.State.PAUSED));
    broadcasts.add(Broadcasting.progress(1, Broadcast.State.FINISHED));
    assertThat(dashboard.overview().running())
        .containsExactly(broadcasts.get(0), broadcasts.get(2));
  }

  /** Live at one instant only. */
  private record Counts(Instant moment) implements BulletinCounts {
    @Override
    public Map<Bulletin.State, Long> byState() {
      return Map.of(Bulletin.State.SUBMITTED, 4L);
    }

    @Override
    public Map<Kind, Long> live(Instant at) {
      return at.equals(moment) ? Map.of(Kind.CURFEW, 1L, Kind.PROXY, 2L) : Map.of();
    }
  }

  /** Subscribers of whom only the totals may be asked. */
  private static Subscribers subscribers(List<AudienceCount> totals) {
    return (Subscribers)
        Proxy.newProxyInstance(
            Subscribers.class.getClassLoader(),
            new Class<?>[] {Subscribers.class},
            (proxy, method, args) -> {
              if (method.getName().equals("totals")) {
                return totals;
              }
              throw new AssertionError("the dashboard asks for totals alone, not " + method);
            });
  }
}

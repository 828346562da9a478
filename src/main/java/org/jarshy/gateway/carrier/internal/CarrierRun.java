package org.jarshy.gateway.carrier.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jarshy.gateway.carrier.CarrierSettings;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.LinkObserver;
import org.jarshy.gateway.carrier.internal.smpp.SmppLink;
import org.jarshy.gateway.inbound.Journal;
import org.jarshy.gateway.outbox.Outbox;

/** One carrier at work: its links, its pump, and the order in which they start and stop. */
public final class CarrierRun {

  private static final Duration FINISH_WINDOW = Duration.ofSeconds(5);

  private final String id;
  private final List<Link> links = new ArrayList<>();
  private final Meter meter = new Meter(System::nanoTime);
  private final Pacing pacing;
  private final Standing standing;
  private final StandIns standIns;
  private final Pump pump;

  public CarrierRun(
      String id,
      CarrierSettings settings,
      SSLSocketFactory tls,
      Outbox outbox,
      Journal journal,
      Clock clock) {
    this(id, settings, tls, outbox, journal, clock, LinkObserver.NONE, StandIns.none(clock));
  }

  /**
   * @param tls null for plain connections
   */
  public CarrierRun(
      String id,
      CarrierSettings settings,
      SSLSocketFactory tls,
      Outbox outbox,
      Journal journal,
      Clock clock,
      LinkObserver observer,
      StandIns standIns) {
    this.id = id;
    this.standIns = standIns;
    for (int n = 1; n <= settings.links(); n++) {
      for (String type : settings.bind().split("\\+")) {
        String name = id + "-" + n + (type.equals("trx") ? "" : "-" + type);
        links.add(
            new SmppLink(name, type, settings, tls, journal, id, clock, this::wake, observer));
      }
    }
    this.pacing = new Pacing(settings.segmentsPerSecond(), System::nanoTime);
    this.standing = new Standing(id, () -> links.stream().anyMatch(Link::bound), clock);
    standIns.add(id, standing);
    this.pump =
        new Pump(
            id, settings, outbox, journal, clock, pacing, meter, links, observer, standing,
            standIns);
  }

  public String id() {
    return id;
  }

  public void start() {
    pump.start();
    links.forEach(Link::start);
  }

  public void wake() {
    pump.wake();
  }

  /** Whether it takes messages now. */
  public boolean isUp() {
    return standing.isUp();
  }

  /** First of all carriers, then {@link #stop()}: nobody claims while anybody unbinds. */
  public void stopClaiming() {
    pump.stopClaiming(FINISH_WINDOW);
  }

  public void stop() {
    links.forEach(Link::stop);
    pump.stop(FINISH_WINDOW);
  }

  /** Segments that came to this end since the start. */
  public long submits(LinkObserver.Fate fate) {
    return pump.count(fate);
  }

  public CarrierStatus status() {
    return new CarrierStatus(
        id,
        links.stream().map(Link::status).toList(),
        meter.perSecond(),
        pacing.rate(),
        standing.breaker(),
        standing.downSince(),
        standIns.standsInFor(id));
  }
}

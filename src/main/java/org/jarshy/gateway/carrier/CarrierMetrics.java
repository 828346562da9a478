package org.jarshy.gateway.carrier;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jarshy.gateway.carrier.internal.CarrierRun;

/** What a dashboard shows of carriers. Tags are ids from the configuration and fixed words. */
final class CarrierMetrics {

  private CarrierMetrics() {}

  static void bind(CarrierRun run, MeterRegistry meters) {
    for (LinkObserver.Fate fate : LinkObserver.Fate.values()) {
      FunctionCounter.builder("jarshy.carrier.submits", run, r -> r.submits(fate))
          .description("Segments by what became of them")
          .tag("carrier", run.id())
          .tag("outcome", fate.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
    gauge(
        run,
        meters,
        "links.up",
        "Links bound",
        s -> s.links().stream().filter(l -> l.up()).count());
    gauge(
        run,
        meters,
        "window.used",
        "Submits without an answer",
        s -> s.links().stream().mapToInt(CarrierStatus.Link::outstanding).sum());
    gauge(
        run,
        meters,
        "window",
        "Submits without an answer that are allowed",
        s -> s.links().stream().mapToInt(CarrierStatus.Link::window).sum());
    gauge(
        run,
        meters,
        "rate.most",
        "Segments a second allowed at present; 0 for no limit",
        CarrierStatus::mostPerSecond);
    gauge(run, meters, "down", "1 while it takes no messages", s -> s.downSince() == null ? 0 : 1);
  }

  private static void gauge(
      CarrierRun run,
      MeterRegistry meters,
      String name,
      String description,
      ToDoubleFunction<CarrierStatus> value) {
    Gauge.builder("jarshy.carrier." + name, run, r -> value.applyAsDouble(r.status()))
        .description(description)
        .tag("carrier", run.id())
        .register(meters);
  }
}

package org.jarshy.gateway.carrier;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.jarshy.gateway.carrier.internal.CarrierRun;
import org.jarshy.gateway.carrier.internal.StandIns;
import org.jarshy.gateway.inbound.Journal;
import org.jarshy.gateway.kernel.NumberingPlan;
import org.jarshy.gateway.outbox.Outbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class CarrierConfiguration {

  @Bean
  CarrierSettingsByName carrierSettings(Environment environment) {
    return CarrierSettingsByName.bind(environment);
  }

  @Bean
  NumberingPlan numberingPlan(CarrierSettingsByName settings) {
    return new NumberingPlan(
        settings.carriers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().prefixes())));
  }

  @Bean
  Fleet carriers(
      CarrierSettingsByName settings,
      Outbox outbox,
      Journal journal,
      Clock clock,
      SslBundles bundles,
      LoggingSystem logging,
      ObjectProvider<LinkObserver> observer,
      ObjectProvider<MeterRegistry> meters) {
    // At DEBUG it logs whole PDUs with numbers and texts, and whatever an operator configures must
    // not bring that about; what is worth saying of links is said by ours.
    logging.setLogLevel("org.jsmpp", LogLevel.OFF);
    LinkObserver watching = observer.getIfAvailable(() -> LinkObserver.NONE);
    StandIns standIns = new StandIns(settings.carriers(), clock);
    List<CarrierRun> runs =
        settings.carriers().entrySet().stream()
            .map(
                e ->
                    new CarrierRun(
                        e.getKey(),
                        e.getValue(),
                        socketFactory(e.getValue().tls(), bundles),
                        outbox,
                        journal,
                        clock,
                        watching,
                        standIns))
            .toList();
    meters.ifAvailable(registry -> runs.forEach(run -> CarrierMetrics.bind(run, registry)));
    Fleet fleet = new Fleet(runs);
    outbox.onQueued(fleet::wake);
    return fleet;
  }

  private static SSLSocketFactory socketFactory(CarrierSettings.Tls tls, SslBundles bundles) {
    if (!tls.enabled()) {
      return null;
    }
    return tls.bundle().isEmpty()
        ? (SSLSocketFactory) SSLSocketFactory.getDefault()
        : bundles.getBundle(tls.bundle()).createSslContext().getSocketFactory();
  }
}

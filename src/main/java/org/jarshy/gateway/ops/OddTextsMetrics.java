package org.jarshy.gateway.ops;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jarshy.gateway.inbound.OddTexts;
import org.jarshy.gateway.inbound.Oddity;
import org.springframework.stereotype.Component;

/** {@code jarshy.inbound.odd}, one counter for each {@link Oddity}; the tag is a fixed word. */
@Component
final class OddTextsMetrics implements MeterBinder {

  private final OddTexts odd;

  OddTextsMetrics(OddTexts odd) {
    this.odd = odd;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    for (Oddity oddity : Oddity.values()) {
      FunctionCounter.builder("jarshy.inbound.odd", odd, o -> o.of(oddity))
          .description("Texts that are not as a person's short text should be")
          .tag("reason", oddity.tag())
          .register(meters);
    }
  }
}

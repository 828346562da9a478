package org.jarshy.gateway.proxy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param practice for demonstrations: only addresses and names kept for examples are taken, which
 *     lead nowhere; off, they are refused
 */
@ConfigurationProperties(prefix = "jarshy.proxy", ignoreUnknownFields = false)
record ProxySettings(@DefaultValue("false") boolean practice, @DefaultValue Probe probe) {

  static final ProxySettings DEFAULTS =
      new ProxySettings(false, new Probe(false, Duration.ofMinutes(10), Duration.ofSeconds(5), 30));

  /**
   * @param enabled off by default: whoever watches this machine's line would learn every proxy
   * @param every between the ends of two rounds
   * @param timeout of one proxy, its handshake included
   * @param perMinute proxies asked within a minute at most
   */
  record Probe(
      @DefaultValue("false") boolean enabled,
      @DefaultValue("10m") Duration every,
      @DefaultValue("5s") Duration timeout,
      @DefaultValue("30") int perMinute) {

    Probe {
      check("every", every, Duration.ofMinutes(1), Duration.ofDays(1));
      check("timeout", timeout, Duration.ofMillis(100), Duration.ofMinutes(1));
      check("per-minute", perMinute, 1, 6_000);
    }

    private static <T extends Comparable<T>> void check(String key, T value, T least, T most) {
      if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            "jarshy.proxy.probe.%s is %s; %s to %s are allowed".formatted(key, value, least, most));
      }
    }
  }
}

package org.jarshy.gateway.subscriber.internal;

import java.time.Clock;
import org.jarshy.gateway.kernel.NumberVault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one vault of the installation, open before anybody needs a number. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
class VaultConfiguration {

  @Bean
  NumberVault numberVault(KeySettings settings, JdbcClient jdbc, Clock clock) {
    return new OpenVault(settings, new KeyCheck(jdbc, clock)).open();
  }
}

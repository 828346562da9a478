package org.jarshy.gateway.subscriber.internal;

import java.time.Clock;
import org.jarshy.gateway.kernel.AesNumberVault;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.kernel.RootKey;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one vault of the installation, open before anybody needs a number. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
class VaultConfiguration {

  /** Every other key is derived from it, each by the package whose purpose it serves. */
  @Bean
  RootKey rootKey(KeySettings settings, JdbcClient jdbc, Clock clock) {
    return new OpenVault(settings, new KeyCheck(jdbc, clock)).open();
  }

  @Bean
  NumberVault numberVault(RootKey root) {
    return new AesNumberVault(root);
  }
}

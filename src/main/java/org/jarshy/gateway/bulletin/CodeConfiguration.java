package org.jarshy.gateway.bulletin;

import java.time.Clock;
import org.jarshy.gateway.kernel.RootKey;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CodeSettings.class)
class CodeConfiguration {

  @Bean
  StoredCheckCodes checkCodes(
      RootKey root, JdbcClient jdbc, Bulletins bulletins, CodeSettings settings, Clock clock) {
    return new StoredCheckCodes(
        new CodeStore(jdbc), new MakeCodes(root), bulletins, settings, clock);
  }
}

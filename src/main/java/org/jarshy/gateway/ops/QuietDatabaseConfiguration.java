package org.jarshy.gateway.ops;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** H2 gets {@linkplain QuietCommits quiet commits}; PostgreSQL's need none. */
@Configuration(proxyBeanMethods = false)
class QuietDatabaseConfiguration {

  @Bean
  static BeanPostProcessor quietCommits() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool
                && pool.getJdbcUrl() != null
                && pool.getJdbcUrl().startsWith("jdbc:h2:")
            ? new QuietDataSource(pool)
            : bean;
      }
    };
  }
}

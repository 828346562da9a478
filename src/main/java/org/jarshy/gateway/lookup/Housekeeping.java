package org.jarshy.gateway.lookup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jarshy.gateway.web.WebHosts;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** What nobody may ask any more is erased: a list of the missing is not kept for its own sake. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LookupSettings.class)
class Housekeeping {

  /**
   * Longer than any upload takes, and than anybody needs to see that the wrong one was cancelled.
   */
  static final Duration GRACE = Duration.ofHours(6);

  /** Beside everything else, so that nobody needs to have it made first. */
  @Configuration(proxyBeanMethods = false)
  static class Hosts {
    @Bean
    WebHosts lookupHosts(LookupSettings settings) {
      return new WebHosts(settings.allowedHosts(), "jarshy.lookup.allowed-hosts");
    }
  }

  private final KeywordReader reader;
  private final TableStore tables;
  private final WebAnswers answers;
  private final AskedOften asked;
  private final Clock clock;

  Housekeeping(
      KeywordReader reader, TableStore tables, WebAnswers answers, AskedOften asked, Clock clock) {
    this.reader = reader;
    this.tables = tables;
    this.answers = answers;
    this.asked = asked;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 600_000)
  void clean() {
    Instant now = clock.instant();
    reader.unusedTables(now, now.minus(GRACE)).forEach(tables::erase);
    answers.forget(now);
    asked.forget(now);
  }
}

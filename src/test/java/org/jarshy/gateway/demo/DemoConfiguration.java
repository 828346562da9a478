package org.jarshy.gateway.demo;

import java.time.Clock;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.console.Accounts;
import org.jarshy.gateway.directory.Directory;
import org.jarshy.gateway.lookup.Keywords;
import org.jarshy.gateway.proxy.Proxies;
import org.jarshy.gateway.subscriber.SubscriberImport;
import org.jarshy.gateway.subscriber.Subscribers;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

/** What the demo adds to the service as it is shipped: people, content, and a word of welcome. */
@TestConfiguration(proxyBeanMethods = false)
class DemoConfiguration {

  @Bean
  BeforeTheLinks sampleData(
      Accounts accounts,
      Subscribers subscribers,
      SubscriberImport imports,
      Bulletins bulletins,
      Directory directory,
      Keywords keywords,
      Proxies proxies,
      Clock clock) {
    return new BeforeTheLinks(
        () -> {
          DemoPeople.create(accounts);
          new LoadSampleData(subscribers, imports, bulletins, directory, keywords, clock).load();
          SampleProxies.load(proxies, clock.instant());
        });
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> welcome() {
    return ready -> System.out.println(DemoBanner.text());
  }
}

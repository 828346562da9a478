package org.jarshy.gateway.trust;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at the trust directory every few seconds, so that an edit is said before a bundle comes.
 */
@Component
@Profile("!command")
class WatchTrust {

  private final StoreInUse directory;

  WatchTrust(StoreInUse directory) {
    this.directory = directory;
  }

  @Scheduled(fixedDelay = 5_000)
  void look() {
    directory.look();
  }
}

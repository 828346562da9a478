package org.jarshy.gateway.trust;

import java.nio.file.Path;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks into the watched folder every few seconds, where there is one. */
@Component
@Profile("!command")
class WatchInbox {

  private final Inbox inbox;

  WatchInbox(TrustSettings settings, ImportBundle imports) {
    this.inbox = settings.hasInbox() ? new Inbox(Path.of(settings.inbox()), imports) : null;
  }

  /** Two looks must find a file alike: it is taken some five seconds after it was copied. */
  @Scheduled(fixedDelay = 3_000)
  void look() {
    if (inbox != null) {
      inbox.look();
    }
  }
}

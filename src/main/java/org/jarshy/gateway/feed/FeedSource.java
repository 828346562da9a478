package org.jarshy.gateway.feed;

import java.util.Locale;
import java.util.stream.Stream;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;

/** A source by its id. */
record FeedSource(String id, SourceSettings settings) {

  Actor actor() {
    return new Actor("feed:" + id);
  }

  Area area() {
    return Area.decode(settings.area());
  }

  String host() {
    return settings.url().getHost().toLowerCase(Locale.ROOT);
  }

  /** May its list of alerts lead to that host? */
  boolean leadsTo(String host) {
    return host != null
        && Stream.concat(Stream.of(host()), settings.linkHosts().stream())
            .anyMatch(host::equalsIgnoreCase);
  }

  int maxBytes() {
    return (int) settings.maxSize().toBytes();
  }
}

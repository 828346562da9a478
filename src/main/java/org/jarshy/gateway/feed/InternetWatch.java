package org.jarshy.gateway.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether there is internet, by what looks at public sources told. A source in a private network
 * tells nothing about it, and an answer that a portal could have given proves nothing.
 */
final class InternetWatch {

  private static final Logger log = LoggerFactory.getLogger(InternetWatch.class);

  private final Set<String> counted;
  private final LinkHours hours;
  private final Clock clock;

  /** Those whose last look proved nothing. */
  private final Set<String> silent = new HashSet<>();

  private Internet.State state = Internet.State.UNKNOWN;
  private Instant since;
  private Instant proved = Instant.MIN;

  /**
   * @param counted ids of the sources that stand in the public Internet
   */
  InternetWatch(Set<String> counted, LinkHours hours, Clock clock) {
    this.counted = Set.copyOf(counted);
    this.hours = hours;
    this.clock = clock;
  }

  /**
   * @return true where it was not known to be there and this proved it
   */
  synchronized boolean told(String source, PollSource.Told told) {
    if (!counted.contains(source)
        || told == PollSource.Told.NOTHING
        || told == PollSource.Told.UNCLEAR) {
      return false;
    }
    Instant now = clock.instant();
    hours.tried(now, told == PollSource.Told.PROVED);
    if (told == PollSource.Told.PROVED) {
      boolean returned = state != Internet.State.THERE;
      silent.clear();
      proved = now;
      become(Internet.State.THERE, now);
      return returned;
    }
    silent.add(source);
    if (silent.size() == counted.size()) {
      become(Internet.State.GONE, now);
    }
    return false;
  }

  /** No host of any source takes a connection. */
  synchronized void noneOpens() {
    Instant now = clock.instant();
    hours.tried(now, false);
    become(Internet.State.GONE, now);
  }

  /** True where something was proved within that time. */
  synchronized boolean provedWithin(Duration time) {
    return proved.isAfter(clock.instant().minus(time));
  }

  synchronized boolean isGone() {
    return state == Internet.State.GONE;
  }

  synchronized Internet.State state() {
    return state;
  }

  /** Null while nothing is known. */
  synchronized Instant since() {
    return since;
  }

  private void become(Internet.State other, Instant now) {
    if (state != other) {
      log.info("internet: {}", other);
      state = other;
      since = now;
    }
  }
}

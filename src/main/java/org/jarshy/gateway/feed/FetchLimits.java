package org.jarshy.gateway.feed;

import java.time.Duration;

/**
 * How patient and how insistent every source is asked.
 *
 * @param attempts the first one included
 * @param firstWait before the second attempt; it doubles, and chance moves it by half
 * @param longestWait a server that asks for more is asked again at the next poll after that
 * @param openFor how long a source that keeps failing is left alone
 * @param perMinute requests to one source, the alerts that its list leads to included
 * @param connect for reaching a host
 */
record FetchLimits(
    int attempts,
    Duration firstWait,
    Duration longestWait,
    Duration openFor,
    int perMinute,
    Duration connect) {

  static final FetchLimits USUAL =
      new FetchLimits(
          3,
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(45),
          60,
          Duration.ofSeconds(8));
}

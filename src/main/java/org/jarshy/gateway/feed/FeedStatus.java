package org.jarshy.gateway.feed;

import java.time.Duration;
import java.time.Instant;

/**
 * How one source stands.
 *
 * @param host of its address
 * @param succeeded when it last answered usably; null for never
 * @param newest when its newest item was published; null for none
 * @param trouble why the last try failed, a sentence; empty where it did not
 * @param failures tries that failed since the last success
 * @param next when it is asked again, if there is internet
 * @param stale true where what it said last may be out of date
 */
public record FeedStatus(
    String id,
    String sourceName,
    String host,
    Duration every,
    Instant tried,
    Instant succeeded,
    Instant newest,
    String trouble,
    int failures,
    Instant next,
    Breaker breaker,
    boolean stale) {

  /** Whether it is asked at all. */
  public enum Breaker {
    ASKED,
    /** It kept failing. */
    LEFT_ALONE,
    /** It kept failing, and one question is let through. */
    ON_TRIAL
  }
}

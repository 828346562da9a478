package org.jarshy.gateway.bulletin;

import java.time.Duration;
import org.jarshy.gateway.kernel.Topic;

/** What a bulletin is about; its topic decides who is told. */
public enum Kind {
  NEWS_DIGEST(Topic.NEWS, Duration.ofDays(7)),
  CURFEW(Topic.CURFEW, Duration.ofDays(31)),
  PROXY(Topic.PROXY, Duration.ofDays(3)),
  HELP_LINE(Topic.HELPLINES, Duration.ofDays(31)),
  WHAT_WORKS(Topic.NEWS, Duration.ofDays(31)),
  OUTAGE(Topic.NEWS, Duration.ofDays(31)),
  RIGHTS(Topic.HELPLINES, Duration.ofDays(31));

  private final Topic topic;
  private final Duration longestAhead;

  Kind(Topic topic, Duration longestAhead) {
    this.topic = topic;
    this.longestAhead = longestAhead;
  }

  /** How bad such things usually are; what a bulletin has whose author says nothing else. */
  public Severity usualSeverity() {
    return switch (this) {
      case CURFEW -> Severity.SEVERE;
      case OUTAGE -> Severity.MODERATE;
      case NEWS_DIGEST, PROXY, HELP_LINE, WHAT_WORKS, RIGHTS -> Severity.MINOR;
    };
  }

  public Topic topic() {
    return topic;
  }

  /** How far ahead its end may lie: old news and burned proxies must not be said. */
  public Duration longestAhead() {
    return longestAhead;
  }
}

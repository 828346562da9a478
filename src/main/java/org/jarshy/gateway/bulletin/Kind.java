package org.jarshy.gateway.bulletin;

import org.jarshy.gateway.kernel.Topic;

/** What a bulletin is about; its topic decides who is told. */
public enum Kind {
  NEWS_DIGEST(Topic.NEWS),
  CURFEW(Topic.CURFEW),
  PROXY(Topic.PROXY),
  HELP_LINE(Topic.HELPLINES),
  WHAT_WORKS(Topic.NEWS),
  OUTAGE(Topic.NEWS),
  RIGHTS(Topic.HELPLINES);

  private final Topic topic;

  Kind(Topic topic) {
    this.topic = topic;
  }

  public Topic topic() {
    return topic;
  }
}

package org.jarshy.gateway.outbox;

/**
 * What a message is part of, and which {@link TextSource} knows its words.
 *
 * @param kind {@code broadcast} or {@code reply}
 * @param ref id within that kind
 */
public record Origin(String kind, long ref) {

  public static final String REPLY = "reply";

  /** Replies are counted together: a count for each would cost more than the reply. */
  long tallyRef() {
    return kind.equals(REPLY) ? 0 : ref;
  }
}

package org.jarshy.gateway.inbound.internal;

import java.time.Instant;
import java.util.Arrays;
import org.jarshy.gateway.inbound.TextsReceived;
import org.jarshy.gateway.kernel.Msisdn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts in the journal by the keyed mark of the sender, which outlives number and words. */
final class JdbcTextsReceived implements TextsReceived {

  private final JdbcClient jdbc;
  private final Fingerprints marks;

  JdbcTextsReceived(JdbcClient jdbc, Fingerprints marks) {
    this.jdbc = jdbc;
    this.marks = marks;
  }

  @Override
  public int since(Msisdn from, Instant since) {
    return jdbc.sql(
            """
            select count(*) from inbound_text
            where sender = :sender and state in (:states) and received_at >= :since""")
        .param("sender", mark(from))
        // Every state there is, so that the index leads past the older rows of a busy number.
        .param("states", Arrays.stream(State.values()).map(State::name).toList())
        .param("since", Columns.time(since))
        .query(Integer.class)
        .single();
  }

  /** Answers are worded by every carrier's thread, and marks are made by one. */
  private synchronized String mark(Msisdn from) {
    return marks.sender(from);
  }
}

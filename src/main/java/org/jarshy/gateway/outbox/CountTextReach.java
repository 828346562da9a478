package org.jarshy.gateway.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts in the database, by the same rule as {@link Outbox#supersede}. */
final class CountTextReach implements TextReach {

  private final JdbcClient jdbc;

  CountTextReach(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public long of(Origin origin, long textRef) {
    return jdbc.sql(
            """
            select count(*) from outbox
            where origin_ref = :ref and origin_kind = :kind and text_ref = :text
              and state in (:states)""")
        .param("ref", origin.ref())
        .param("kind", origin.kind())
        .param("text", textRef)
        .param("states", SupersedeText.MAY_HAVE_IT.stream().map(MessageState::code).toList())
        .query(Long.class)
        .single();
  }
}

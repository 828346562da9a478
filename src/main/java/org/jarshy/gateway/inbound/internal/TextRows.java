package org.jarshy.gateway.inbound.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code inbound_text} as the journal writes them. */
final class TextRows {

  private static final String INSERT =
      """
      insert into inbound_text (state, carrier, link, pdu_sequence, recipient, sender, fingerprint,
        sealed_from, sealed_text, part_group, part_number, part_total,
        received_at, stored_at, attempts, next_attempt_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
      """;

  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final Seals seals;

  TextRows(JdbcTemplate template, Seals seals) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
    this.seals = seals;
  }

  /** What these senders sent since, oldest first; the lists may be added to. */
  Map<String, List<Seen>> recent(Collection<String> senders, Instant since) {
    Map<String, List<Seen>> recent = new HashMap<>();
    jdbc.sql(
            // Joined, not "sender in (...)": beside a range of time H2 gives up the list and reads
            // every text of the last minutes, just when a storm has made them many.
            """
            select sender, fingerprint, link, pdu_sequence, received_at, stored_at, state, done_at
            from unnest(:senders) as asked(who) join inbound_text on sender = who
            where state in (:states) and received_at >= :since order by id
            """)
        // Every state there is, so that the index leads past the older rows of a busy number.
        .param("states", Arrays.stream(State.values()).map(State::name).toList())
        .param("senders", senders.toArray(String[]::new))
        .param("since", Columns.time(since))
        .query(
            row -> {
              recent
                  .computeIfAbsent(row.getString("sender"), s -> new ArrayList<>())
                  .add(seen(row));
            });
    return recent;
  }

  void insertWhole(List<Arrival> arrivals, Instant now) {
    if (!arrivals.isEmpty()) {
      template.batchUpdate(INSERT, arrivals.stream().map(a -> whole(a, now)).toList());
    }
  }

  void insertPart(Arrival part, Instant now) {
    template.update(INSERT, row(part, State.PART, now));
  }

  private Object[] whole(Arrival arrival, Instant now) {
    return row(arrival, State.WAITING, now);
  }

  private Object[] row(Arrival arrival, State state, Instant now) {
    var delivered = arrival.delivered();
    String fingerprint = arrival.fingerprint();
    byte[] words =
        arrival.isPart()
            ? seals.part(arrival.text(), fingerprint)
            : seals.text(JoinedText.wellFormed(arrival.text()), fingerprint);
    OffsetDateTime stored = Columns.time(now);
    return new Object[] {
      state.name(),
      delivered.carrier(),
      Columns.link(delivered),
      delivered.sequence(),
      Columns.recipient(delivered),
      arrival.sender(),
      fingerprint,
      seals.number(delivered.from(), fingerprint),
      words,
      arrival.group(),
      arrival.isPart() ? arrival.concat().part() : null,
      arrival.isPart() ? arrival.concat().total() : null,
      Columns.time(delivered.receivedAt()),
      stored,
      stored
    };
  }

  private static Seen seen(ResultSet row) throws SQLException {
    return new Seen(
        row.getString("fingerprint"),
        row.getString("link"),
        row.getInt("pdu_sequence"),
        Columns.instant(row, "received_at"),
        Columns.instant(row, "stored_at"),
        State.valueOf(row.getString("state")).isUnanswered(),
        Columns.instant(row, "done_at"));
  }
}

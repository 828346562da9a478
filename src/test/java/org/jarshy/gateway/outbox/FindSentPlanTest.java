package org.jarshy.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What H2 reads to find ten receipts' messages among thousands: the journal once fell behind
 * because it read them all.
 */
class FindSentPlanTest {

  private static final int MESSAGES = 3_000;
  private static final List<String> IDS =
      List.of("7", "70", "700", "8", "80", "800", "9", "90", "900", "unknown");
  private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

  private TestDatabase database;
  private JdbcTemplate jdbc;

  @BeforeEach
  void open() {
    database = TestDatabase.Kind.H2.open();
    jdbc = new JdbcTemplate(database.dataSource());
    jdbc.batchUpdate(
        "insert into outbox (carrier, state, class, origin_kind, origin_ref, recipient, expires, smsc_id)"
            + " values ('kcell', ?, 2, 'test', 1, ?, current_timestamp, ?)",
        IntStream.rangeClosed(1, MESSAGES).boxed().toList(),
        MESSAGES,
        (row, i) -> {
          row.setInt(1, MessageState.ACCEPTED.code());
          row.setLong(2, i);
          row.setString(3, i.toString());
        });
    jdbc.update(
        "insert into outbox_part (message_id, part, carrier, smsc_id, state)"
            + " select id, 1, 'kcell', smsc_id, ? from outbox",
        MessageState.ACCEPTED.code());
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** In a transaction, for an array belongs to its connection. */
  private int mostScanned(String sql, String... more) {
    String plan =
        database
            .transactions()
            .execute(
                status -> {
                  List<Object> arguments = new ArrayList<>();
                  arguments.add(SqlArrays.of(jdbc, "varchar", IDS));
                  arguments.addAll(List.of(more));
                  return jdbc.queryForObject(
                      "explain analyze " + sql, String.class, arguments.toArray());
                });
    return most(plan);
  }

  private static int most(String plan) {
    Matcher counts = SCANNED.matcher(plan);
    int most = -1;
    while (counts.find()) {
      most = Math.max(most, Integer.parseInt(counts.group(1)));
    }
    assertThat(most).as(plan).isPositive();
    return most;
  }

  @Test
  void messages_of_one_part_are_found_by_their_index() {
    assertThat(mostScanned(FindSent.WHOLE, "kcell")).isLessThan(5 * IDS.size());
  }

  @Test
  void parts_and_their_messages_are_found_by_their_indexes() {
    assertThat(mostScanned(FindSent.PARTS)).isLessThan(5 * IDS.size());
  }

  @Test
  void what_a_person_was_sent_is_found_by_the_index_of_recipients() {
    List<Long> people = List.of(7L, 70L, 700L);
    String plan =
        database
            .transactions()
            .execute(
                status ->
                    jdbc.queryForObject(
                        "explain analyze " + JdbcRecipientHistory.TEXTS,
                        String.class,
                        SqlArrays.of(jdbc, "bigint", people)));
    assertThat(most(plan)).isLessThan(5 * people.size());

    plan =
        jdbc.queryForObject(
            "explain analyze " + JdbcRecipientHistory.SEGMENTS,
            String.class,
            7L,
            MessageRow.utc(Instant.EPOCH),
            MessageState.UNDELIVERABLE.code());
    assertThat(most(plan)).isLessThan(5);
  }
}

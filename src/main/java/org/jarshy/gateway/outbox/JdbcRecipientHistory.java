package org.jarshy.gateway.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the rows of a few people by the index of recipients. */
final class JdbcRecipientHistory implements RecipientHistory {

  private static final List<Integer> GOT =
      List.of(MessageState.ACCEPTED.code(), MessageState.DELIVERED.code());

  /** Joined, not "in (...)": beside another condition H2 gives up the list and reads all rows. */
  static final String TEXTS =
      """
      select recipient, text_ref, state from unnest(?) as asked(who)
      join outbox on recipient = who""";

  static final String SEGMENTS =
      """
      select coalesce(sum(greatest(parts, 1) * sendings), 0) from outbox
      where recipient = ? and sent_at >= ? and state <> ?""";

  private final JdbcClient jdbc;

  JdbcRecipientHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<SubscriberId, Set<Long>> texts(Collection<SubscriberId> recipients) {
    Map<SubscriberId, Set<Long>> texts = new HashMap<>();
    if (recipients.isEmpty()) {
      return texts;
    }
    jdbc.sql(TEXTS)
        .param(recipients.stream().map(SubscriberId::value).distinct().toArray(Long[]::new))
        .query(
            row -> {
              if (row.getLong(2) != 0 && GOT.contains(row.getInt(3))) {
                texts
                    .computeIfAbsent(new SubscriberId(row.getLong(1)), id -> new HashSet<>())
                    .add(row.getLong(2));
              }
            });
    return texts;
  }

  @Override
  public int segmentsSince(SubscriberId recipient, Instant since) {
    return jdbc.sql(SEGMENTS)
        .params(recipient.value(), since.getEpochSecond(), MessageState.UNDELIVERABLE.code())
        .query(Integer.class)
        .single();
  }
}

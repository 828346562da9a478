package org.jarshy.gateway.keyword.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jarshy.gateway.kernel.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Answers that wait to be sent. */
final class Replies {

  /**
   * @param request as encoded
   */
  record Reply(long id, SubscriberId subscriber, Instant createdAt, String request) {}

  private final JdbcClient jdbc;

  Replies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long add(SubscriberId subscriber, Instant createdAt, Instant expires, AnswerRequest request) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            "insert into reply (subscriber_id, created_at, expires_at, request)"
                + " values (?, ?, ?, ?)")
        .params(subscriber.value(), utc(createdAt), utc(expires), request.encode())
        .update(key, "id");
    return key.getKey().longValue();
  }

  /** Was this very answer queued for them since then? */
  boolean isRepeated(SubscriberId subscriber, AnswerRequest request, Instant since) {
    return jdbc.sql(
                "select count(*) from reply where subscriber_id = ? and request = ? and created_at > ?")
            .params(subscriber.value(), request.encode(), utc(since))
            .query(Long.class)
            .single()
        > 0;
  }

  /** Those that exist, by id. */
  Map<Long, Reply> find(Collection<Long> ids) {
    Map<Long, Reply> found = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql("select id, subscriber_id, created_at, request from reply where id in (:ids)")
          .param("ids", ids)
          .query(
              (row, i) ->
                  new Reply(
                      row.getLong(1),
                      new SubscriberId(row.getLong(2)),
                      row.getObject(3, OffsetDateTime.class).toInstant(),
                      row.getString(4)))
          .list()
          .forEach(reply -> found.put(reply.id(), reply));
    }
    return found;
  }

  /** Whatever of theirs was not sent yet never will be: a reply that is gone is withdrawn. */
  void forget(SubscriberId subscriber) {
    jdbc.sql("delete from reply where subscriber_id = ?").param(subscriber.value()).update();
  }

  int forgetExpired(Instant before) {
    return jdbc.sql("delete from reply where expires_at < ?").param(utc(before)).update();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}

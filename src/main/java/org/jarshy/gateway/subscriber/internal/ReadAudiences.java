package org.jarshy.gateway.subscriber.internal;

import java.util.List;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.AudienceQuery;
import org.jarshy.gateway.subscriber.Subscriber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts audiences and pages through them. */
final class ReadAudiences {

  private final JdbcClient jdbc;

  ReadAudiences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  SubscriberId newest() {
    return jdbc.sql("select coalesce(max(id), 0) from subscriber")
        .query((row, n) -> new SubscriberId(row.getLong(1)))
        .single();
  }

  List<AudienceCount> count(AudienceQuery query) {
    Audience audience = Audience.of(query);
    return counts(audience.condition(), audience.values());
  }

  List<AudienceCount> totals() {
    return counts("status = 'ACTIVE'", List.of());
  }

  private List<AudienceCount> counts(String condition, List<Object> values) {
    return jdbc.sql(
            """
            select carrier, coalesce(lang, 'ru') as lang, count(*) as subscribers from subscriber
            where %s group by carrier, coalesce(lang, 'ru') order by carrier, coalesce(lang, 'ru')
            """
                .formatted(condition))
        .params(values)
        .query(
            (row, n) ->
                new AudienceCount(
                    row.getString("carrier"),
                    Lang.of(row.getString("lang")).orElseThrow(),
                    row.getLong("subscribers")))
        .list();
  }

  List<Subscriber> page(AudienceQuery query, SubscriberId after, int limit) {
    Audience audience = Audience.of(query);
    return jdbc.sql(
            "select %s from subscriber where %s and id > ? order by id limit ?"
                .formatted(SubscriberRow.COLUMNS, audience.condition()))
        .params(audience.values())
        .param(after.value())
        .param(limit)
        .query(SubscriberRow::read)
        .list();
  }
}

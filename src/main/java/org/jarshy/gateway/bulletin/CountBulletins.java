package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Counts in the database. */
@Component
class CountBulletins implements BulletinCounts {

  private final JdbcClient jdbc;

  CountBulletins(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<Bulletin.State, Long> byState() {
    return counts(
        Bulletin.State.class,
        jdbc.sql("select state as what, count(*) as n from bulletin group by state"));
  }

  @Override
  public Map<Kind, Long> live(Instant at) {
    return counts(
        Kind.class,
        jdbc.sql(
                """
                select v.kind as what, count(*) as n from bulletin b
                join bulletin_version v on v.bulletin = b.id and v.version = b.version
                where v.expires > :at and v.valid_from <= :at and b.state = 'APPROVED'
                  and b.exercise = false
                group by v.kind""")
            .param("at", BulletinStore.utc(at)));
  }

  private static <E extends Enum<E>> Map<E, Long> counts(Class<E> type, StatementSpec query) {
    Map<E, Long> counts = new EnumMap<>(type);
    for (E each : type.getEnumConstants()) {
      counts.put(each, 0L);
    }
    query.query(
        rs -> {
          counts.put(Enum.valueOf(type, rs.getString("what")), rs.getLong("n"));
        });
    return counts;
  }
}

package org.jarshy.gateway.subscriber.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.AudienceQuery;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Reads the counts that are kept, and sets right what differs from the rows. */
final class AudienceCounts {

  // One statement sees rows and counts as of one moment, since every commit changes both together.
  private static final String DIFFERENCES =
      """
      select region, city, topics, lang, carrier, sum(subscribers) as difference from (
        select coalesce(region, '') as region, coalesce(city, '') as city, topics,
            coalesce(lang, 'ru') as lang, coalesce(carrier, '') as carrier,
            cast(count(*) as bigint) as subscribers
        from subscriber where status = 'ACTIVE'
        group by coalesce(region, ''), coalesce(city, ''), topics, coalesce(lang, 'ru'),
            coalesce(carrier, '')
        union all
        select region, city, topics, lang, carrier, -subscribers from subscriber_count
      ) both_sides
      group by region, city, topics, lang, carrier having sum(subscribers) <> 0
      """;

  private record Difference(CountedAs key, long subscribers) {}

  private final JdbcTemplate jdbc;
  private final TransactionOperations transactions;
  private final Clock clock;

  AudienceCounts(JdbcTemplate jdbc, TransactionOperations transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  List<AudienceCount> count(AudienceQuery query) {
    Audience audience = Audience.of(query);
    return counts(audience.condition(), audience.values());
  }

  List<AudienceCount> totals() {
    return counts("1 = 1", List.of());
  }

  /** How many are active there, whatever they chose. */
  long inArea(Area area) {
    Audience audience = Audience.in(area);
    return jdbc.queryForObject(
        "select coalesce(sum(subscribers), 0) from subscriber_count where " + audience.condition(),
        Long.class,
        audience.values().toArray());
  }

  private List<AudienceCount> counts(String condition, List<Object> values) {
    return jdbc.query(
        """
        select carrier, lang, sum(subscribers) from subscriber_count
        where %s group by carrier, lang having sum(subscribers) > 0 order by carrier, lang
        """
            .formatted(condition),
        (row, n) ->
            new AudienceCount(
                row.getString(1).isEmpty() ? null : row.getString(1),
                Lang.of(row.getString(2)).orElseThrow(),
                row.getLong(3)),
        values.toArray());
  }

  /**
   * Reads every row once and corrects what differs, while others go on: what they change meanwhile
   * moves the same counts by their own share.
   *
   * @return by how many subscribers the counts were off, added up without their sign
   */
  long recount() {
    return transactions.execute(
        transaction -> {
          jdbc.update(
              "update subscriber_recount set at = ? where id = 1",
              clock.instant().atOffset(ZoneOffset.UTC));
          List<Difference> differences = new ArrayList<>();
          jdbc.query(
              DIFFERENCES,
              row -> {
                differences.add(
                    new Difference(
                        new CountedAs(
                            row.getString(1),
                            row.getString(2),
                            row.getInt(3),
                            row.getString(4),
                            row.getString(5)),
                        row.getLong(6)));
              });
          CountMoves moves = CountMoves.ofTransaction(jdbc);
          differences.forEach(d -> moves.add(d.key(), d.subscribers()));
          long corrected = differences.stream().mapToLong(d -> Math.abs(d.subscribers())).sum();
          jdbc.update("update subscriber_recount set corrected = ? where id = 1", corrected);
          return corrected;
        });
  }
}

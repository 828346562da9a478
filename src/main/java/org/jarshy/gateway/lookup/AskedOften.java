package org.jarshy.gateway.lookup;

import static org.jarshy.gateway.lookup.KeywordRows.utc;

import java.time.Duration;
import java.time.Instant;
import org.jarshy.gateway.kernel.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the different questions of a person about a guarded table. Joins the transaction. */
@Component
class AskedOften {

  static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final JdbcClient jdbc;

  AskedOften(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean mayAsk(KeywordId origin, SubscriberId who, String query, Guard guard, Instant now) {
    int hash = sixteenBits(who, query);
    int again =
        jdbc.sql(
                "select count(*) from lookup_asked where subscriber_id = ? and origin = ?"
                    + " and query = ? and asked_at > ?")
            .params(who.value(), origin.value(), hash, utc(now.minus(DAY)))
            .query(Integer.class)
            .single();
    if (again > 0) {
      return true;
    }
    if (count(origin, who, now.minus(HOUR)) >= guard.anHour()
        || count(origin, who, now.minus(DAY)) >= guard.aDay()) {
      return false;
    }
    jdbc.sql("delete from lookup_asked where subscriber_id = ? and origin = ? and query = ?")
        .params(who.value(), origin.value(), hash)
        .update();
    jdbc.sql(
            "insert into lookup_asked (subscriber_id, origin, query, asked_at) values (?, ?, ?, ?)")
        .params(who.value(), origin.value(), hash, utc(now))
        .update();
    return true;
  }

  void forget(Instant now) {
    jdbc.sql("delete from lookup_asked where asked_at < ?").param(utc(now.minus(DAY))).update();
  }

  private int count(KeywordId origin, SubscriberId who, Instant since) {
    return jdbc.sql(
            "select count(*) from lookup_asked where subscriber_id = ? and origin = ?"
                + " and asked_at > ?")
        .params(who.value(), origin.value(), utc(since))
        .query(Integer.class)
        .single();
  }

  /** Many names share one: whoever reads the row cannot tell which was asked. */
  static int sixteenBits(SubscriberId who, String query) {
    int mixed = (query + "|" + who.value()).hashCode() * 0x9E3779B1;
    return mixed >>> 16;
  }
}

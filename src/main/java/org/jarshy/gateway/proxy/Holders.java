package org.jarshy.gateway.proxy;

import static org.jarshy.gateway.proxy.ProxyRow.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.kernel.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who got what, and what they were told today: as little as repeating and counting need. */
class Holders {

  private final JdbcClient jdbc;

  Holders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param dayBegan when the day began in which {@code replies} count
   * @param told true where they were told that it is too soon
   * @param lastApp null where they got none yet
   */
  record Asker(Instant dayBegan, int replies, boolean told, App lastApp, Instant lastAt) {

    static Asker unknown(Instant now) {
      return new Asker(now, 0, false, null, now);
    }

    Asker on(Instant now) {
      boolean newDay = !now.isBefore(dayBegan.plus(PoolRules.DAY));
      return newDay ? new Asker(now, 0, false, lastApp, lastAt) : this;
    }

    Asker answered(App app, Instant now) {
      return new Asker(dayBegan, replies + 1, told, app, now);
    }

    Asker toldTooSoon() {
      return new Asker(dayBegan, replies, true, lastApp, lastAt);
    }
  }

  Asker asker(SubscriberId who, Instant now) {
    return jdbc.sql(
            "select day_began_at, replies, told_at, last_app, last_at from proxy_asker"
                + " where subscriber_id = ? for update")
        .param(who.value())
        .query(Holders::asker)
        .optional()
        .orElseGet(() -> Asker.unknown(now))
        .on(now);
  }

  private static Asker asker(ResultSet row, int number) throws SQLException {
    String app = row.getString("last_app");
    return new Asker(
        ProxyRow.instant(row, "day_began_at"),
        row.getInt("replies"),
        row.getObject("told_at") != null,
        app == null ? null : App.valueOf(app),
        ProxyRow.instant(row, "last_at"));
  }

  void save(SubscriberId who, Asker asker, Instant now) {
    int updated =
        jdbc.sql(
                "update proxy_asker set day_began_at = ?, replies = ?, told_at = ?, last_app = ?,"
                    + " last_at = ? where subscriber_id = ?")
            .params(values(asker, now))
            .param(who.value())
            .update();
    if (updated == 0) {
      jdbc.sql(
              "insert into proxy_asker (day_began_at, replies, told_at, last_app, last_at,"
                  + " subscriber_id) values (?, ?, ?, ?, ?, ?)")
          .params(values(asker, now))
          .param(who.value())
          .update();
    }
  }

  private static List<Object> values(Asker asker, Instant now) {
    List<Object> values = new ArrayList<>();
    values.add(utc(asker.dayBegan()));
    values.add(asker.replies());
    values.add(asker.told() ? utc(now) : null);
    values.add(asker.lastApp() == null ? null : asker.lastApp().name());
    values.add(utc(asker.lastAt()));
    return values;
  }

  /** Proxies of an app that somebody got at one moment or later, in the order of their ids. */
  List<ProxyRow> got(SubscriberId who, App app, Instant since) {
    return jdbc.sql(
            "select "
                + ProxyRow.COLUMNS
                + " from proxy p join proxy_holder h on h.proxy_id = p.id"
                + " where h.subscriber_id = ? and h.app = ? and h.last_at >= ? order by p.id")
        .params(who.value(), app.name(), utc(since))
        .query(ProxyRow::of)
        .list();
  }

  boolean has(SubscriberId who, ProxyId proxy) {
    return jdbc.sql("select count(*) from proxy_holder where subscriber_id = ? and proxy_id = ?")
            .params(who.value(), proxy.value())
            .query(Long.class)
            .single()
        > 0;
  }

  /** They get it now. Counted where they had it not. */
  void gave(SubscriberId who, ProxyRow proxy, String areaKey, Instant now) {
    int again =
        jdbc.sql("update proxy_holder set last_at = ? where subscriber_id = ? and proxy_id = ?")
            .params(utc(now), who.value(), proxy.id().value())
            .update();
    if (again == 0) {
      jdbc.sql(
              "insert into proxy_holder (subscriber_id, proxy_id, app, area_key, last_at)"
                  + " values (?, ?, ?, ?, ?)")
          .params(who.value(), proxy.id().value(), proxy.app().name(), areaKey, utc(now))
          .update();
      jdbc.sql("update proxy set persons = persons + 1 where id = ?")
          .param(proxy.id().value())
          .update();
    }
  }

  /** Apps and moments of the last answer of each. */
  Optional<Instant> lastGot(SubscriberId who, App app) {
    return jdbc.sql(
            "select max(last_at) as at from proxy_holder where subscriber_id = :who"
                + " and (:any or app = :app)")
        .param("who", who.value())
        .param("any", app == null)
        .param("app", app == null ? "" : app.name())
        .query((row, n) -> Optional.ofNullable(ProxyRow.instant(row, "at")))
        .single();
  }

  record Held(ProxyId proxy, String areaKey, boolean complained) {}

  /** What came with their last answer. */
  List<Held> heldSince(SubscriberId who, App app, Instant since) {
    return jdbc.sql(
            "select proxy_id, area_key, bad_at from proxy_holder where subscriber_id = :who"
                + " and (:any or app = :app) and last_at >= :since order by proxy_id")
        .param("who", who.value())
        .param("any", app == null)
        .param("app", app == null ? "" : app.name())
        .param("since", utc(since))
        .query(
            (row, n) ->
                new Held(new ProxyId(row.getLong(1)), row.getString(2), row.getObject(3) != null))
        .list();
  }

  /**
   * @return false where they complained of it before
   */
  boolean complained(SubscriberId who, ProxyId proxy, Instant now) {
    return jdbc.sql(
                "update proxy_holder set bad_at = ?"
                    + " where subscriber_id = ? and proxy_id = ? and bad_at is null")
            .params(utc(now), who.value(), proxy.value())
            .update()
        == 1;
  }

  /** Who opted out. A complaint stays until it is of no use, so that it counts once. */
  void forget(SubscriberId who) {
    jdbc.sql("delete from proxy_holder where subscriber_id = ? and bad_at is null")
        .param(who.value())
        .update();
  }

  /** Nothing that leads to them stays; what they complained of stays counted. */
  void erase(SubscriberId who) {
    for (String table : List.of("proxy_holder", "proxy_asker")) {
      jdbc.sql("delete from " + table + " where subscriber_id = ?").param(who.value()).update();
    }
  }

  /** What nobody can refer to any more. */
  int forgetBefore(Instant holders, Instant askers) {
    return jdbc.sql("delete from proxy_holder where last_at < ?").param(utc(holders)).update()
        + jdbc.sql("delete from proxy_asker where last_at < ? and day_began_at < ?")
            .params(utc(askers), utc(askers))
            .update();
  }
}

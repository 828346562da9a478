package org.jarshy.gateway.proxy;

import static org.jarshy.gateway.proxy.ProxyRow.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.proxy.DistributionKey.AreaKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Areas that asked, the bucket of each, and what each was dealt. */
class Areas {

  private final JdbcClient jdbc;
  private final Buckets buckets;

  Areas(JdbcClient jdbc, Buckets buckets) {
    this.jdbc = jdbc;
    this.buckets = buckets;
  }

  /**
   * @param replacedAt when what it was dealt was last replaced; null where never
   */
  record Area(AreaKey key, long bucket, Instant replacedAt) {

    boolean mayReplace(Instant now) {
      return replacedAt == null || !now.isBefore(replacedAt.plus(PoolRules.BETWEEN_REPLACEMENTS));
    }
  }

  /**
   * Held for the rest of the transaction. An area that asks for the first time takes its bucket for
   * good; empty where no bucket has anything for it.
   */
  Optional<Area> open(AreaKey key, App app, Instant now) {
    Optional<Area> known = find(key).map(this::whole);
    if (known.isPresent()) {
      return known;
    }
    List<Long> open = buckets.open(app, now);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    // Somebody else of the area may ask in this moment: then their row stands.
    jdbc.sql(
            "insert into proxy_area (area_key, app, bucket_id, since) values (?, ?, ?, ?)"
                + " on conflict do nothing")
        .params(key.hex(), app.name(), Rendezvous.choose(key, open), utc(now))
        .update();
    return find(key).map(this::whole);
  }

  /**
   * An area that took its bucket while that was being split was not seen by the split: it follows
   * now, to where the split would have put it.
   */
  private Area whole(Area area) {
    long bucket = area.bucket();
    Optional<Long> child = buckets.childOf(bucket, area.key());
    while (child.isPresent()) {
      bucket = child.get();
      child = buckets.childOf(bucket, area.key());
    }
    if (bucket == area.bucket()) {
      return area;
    }
    jdbc.sql("update proxy_area set bucket_id = ? where area_key = ?")
        .params(bucket, area.key().hex())
        .update();
    return new Area(area.key(), bucket, area.replacedAt());
  }

  private Optional<Area> find(AreaKey key) {
    return jdbc.sql("select bucket_id, replaced_at from proxy_area where area_key = ? for update")
        .param(key.hex())
        .query(
            (row, n) ->
                new Area(key, row.getLong("bucket_id"), ProxyRow.instant(row, "replaced_at")))
        .optional();
  }

  /** What the area was dealt, in the order it was. */
  List<ProxyRow> hand(Area area) {
    return jdbc.sql(
            "select "
                + ProxyRow.COLUMNS
                + " from proxy p join proxy_dealt d on d.proxy_id = p.id"
                + " where d.area_key = ? order by d.dealt_at, p.id")
        .param(area.key().hex())
        .query(ProxyRow::of)
        .list();
  }

  void deal(Area area, ProxyRow proxy, Instant now) {
    jdbc.sql("insert into proxy_dealt (area_key, proxy_id, dealt_at) values (?, ?, ?)")
        .params(area.key().hex(), proxy.id().value(), utc(now))
        .update();
    jdbc.sql("update proxy set areas = areas + 1 where id = ?").param(proxy.id().value()).update();
  }

  void replaced(Area area, Instant now) {
    jdbc.sql("update proxy_area set replaced_at = ? where area_key = ?")
        .params(utc(now), area.key().hex())
        .update();
  }

  /** An area complains of a proxy; counted once. */
  void complained(ProxyId proxy, String areaKey) {
    jdbc.sql("insert into proxy_bad_area (proxy_id, area_key) values (?, ?) on conflict do nothing")
        .params(proxy.value(), areaKey)
        .update();
  }

  long complaining(ProxyId proxy) {
    return jdbc.sql("select count(*) from proxy_bad_area where proxy_id = ?")
        .param(proxy.value())
        .query(Long.class)
        .single();
  }
}

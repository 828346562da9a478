package org.jarshy.gateway.proxy;

import static org.jarshy.gateway.proxy.ProxyRow.utc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.proxy.DistributionKey.AreaKey;
import org.jarshy.gateway.proxy.PooledProxy.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * The buckets of each app, and which proxies are in them. Every method runs under {@link
 * ProxyRows#lock}. Nothing here ever moves a proxy because time has passed: a pool that is dealt
 * anew each day is learned by one SIM card in a month.
 */
class Buckets {

  private static final int AREAS_A_BATCH = 1_000;

  private final JdbcClient jdbc;
  private final ProxyRows rows;
  private final DistributionKey key;

  Buckets(JdbcClient jdbc, ProxyRows rows, DistributionKey key) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.key = key;
  }

  /** Gives a proxy that was let in its pool: what is owed first, then 60 % active, 40 % reserve. */
  void admit(ProxyRow proxy, Instant now) {
    App app = proxy.app();
    boolean fresh = proxy.isFresh(now);
    Optional<Long> owed = fresh ? firstOwed(app) : Optional.empty();
    long active = rows.count(app, State.ACTIVE);
    if (owed.isPresent()) {
      rows.move(proxy.id(), State.PROPOSED, State.ACTIVE);
      pay(owed.get(), proxy.id());
    } else if (PoolRules.belongsToActive(active, rows.count(app, State.RESERVE))) {
      rows.move(proxy.id(), State.PROPOSED, State.ACTIVE);
      put(bucketWithRoom(app, active + 1).orElseGet(() -> open(app, null, now)), proxy.id());
    } else {
      rows.move(proxy.id(), State.PROPOSED, State.RESERVE);
    }
  }

  /** A proxy was burned: each bucket it was in becomes two, each with a fresh one. */
  void split(ProxyRow burned, Instant now) {
    List<Long> held =
        jdbc.sql(
                "select b.id from proxy_bucket b join proxy_in_bucket i on i.bucket_id = b.id"
                    + " where i.proxy_id = ? and b.split_at is null order by b.id")
            .param(burned.id().value())
            .query(Long.class)
            .list();
    for (long bucket : held) {
      if (areasOf(bucket, "", 1).isEmpty()) {
        // Nobody learned it here: there is no half to look for the censor in.
        owe(bucket);
      } else {
        split(bucket, burned.app(), now);
      }
    }
    fill(burned.app(), now);
  }

  private void split(long bucket, App app, Instant now) {
    long[] halves = {open(app, bucket, now), open(app, bucket, now)};
    for (long half : halves) {
      // What the bucket held beside is known to both halves, and stays the answer of both.
      jdbc.sql(
              "insert into proxy_in_bucket (bucket_id, proxy_id)"
                  + " select cast(? as bigint), i.proxy_id from proxy_in_bucket i"
                  + " join proxy p on p.id = i.proxy_id"
                  + " where i.bucket_id = ? and p.state = 'ACTIVE'")
          .params(half, bucket)
          .update();
      owe(half);
    }
    String last = "";
    for (List<String> areas = areasOf(bucket, last, AREAS_A_BATCH);
        !areas.isEmpty();
        areas = areasOf(bucket, last, AREAS_A_BATCH)) {
      List<List<String>> sides = List.of(new ArrayList<>(), new ArrayList<>());
      areas.forEach(area -> sides.get(key.half(bucket, AreaKey.ofHex(area))).add(area));
      for (int side = 0; side < 2; side++) {
        if (!sides.get(side).isEmpty()) {
          jdbc.sql("update proxy_area set bucket_id = :half where area_key in (:areas)")
              .param("half", halves[side])
              .param("areas", sides.get(side))
              .update();
        }
      }
      last = areas.get(areas.size() - 1);
    }
    jdbc.sql("update proxy_bucket set split_at = ?, owed = 0 where id = ?")
        .params(utc(now), bucket)
        .update();
  }

  /** Pays what is owed from the reserve, as far as that has fresh ones. */
  void fill(App app, Instant now) {
    for (ProxyRow reserve : rows.ofApp(app, State.RESERVE)) {
      Optional<Long> owed = firstOwed(app);
      if (owed.isEmpty()) {
        return;
      }
      if (reserve.isFresh(now) && reserve.suspectAt() == null) {
        rows.move(reserve.id(), State.RESERVE, State.ACTIVE);
        pay(owed.get(), reserve.id());
      }
    }
  }

  /** Buckets that a new area may get into: those with something to hand out. */
  List<Long> open(App app, Instant now) {
    return jdbc.sql(
            "select distinct b.id from proxy_bucket b join proxy_in_bucket i on i.bucket_id = b.id"
                + " join proxy p on p.id = i.proxy_id"
                + " where b.app = ? and b.split_at is null and p.state = 'ACTIVE'"
                + " and p.suspect_at is null and p.fresh_at > ? order by b.id")
        .params(app.name(), utc(now.minus(PoolRules.EVIDENCE_LASTS)))
        .query(Long.class)
        .list();
  }

  /** The half that takes this area; empty while the bucket is not split. */
  Optional<Long> childOf(long bucket, AreaKey area) {
    List<Long> halves =
        jdbc.sql("select id from proxy_bucket where parent_id = ? order by id")
            .param(bucket)
            .query(Long.class)
            .list();
    return halves.isEmpty() ? Optional.empty() : Optional.of(halves.get(key.half(bucket, area)));
  }

  List<ProxyRow> members(long bucket) {
    return jdbc.sql(
            "select "
                + ProxyRow.COLUMNS
                + " from proxy p join proxy_in_bucket i on i.proxy_id = p.id"
                + " where i.bucket_id = ? order by p.id")
        .param(bucket)
        .query(ProxyRow::of)
        .list();
  }

  private Optional<Long> bucketWithRoom(App app, long active) {
    return jdbc.sql(
            "select b.id from proxy_bucket b where b.app = :app and b.split_at is null"
                + " and (select count(*) from proxy_in_bucket i join proxy p on p.id = i.proxy_id"
                + " where i.bucket_id = b.id and p.state = 'ACTIVE') + b.owed < :size"
                + " order by b.id limit 1")
        .param("app", app.name())
        .param("size", PoolRules.perReply(active))
        .query(Long.class)
        .optional();
  }

  private long open(App app, Long parent, Instant now) {
    GeneratedKeyHolder id = new GeneratedKeyHolder();
    jdbc.sql("insert into proxy_bucket (app, parent_id, created_at) values (?, ?, ?)")
        .param(app.name())
        .param(parent)
        .param(utc(now))
        .update(id, "id");
    return id.getKey().longValue();
  }

  private void put(long bucket, ProxyId proxy) {
    jdbc.sql("insert into proxy_in_bucket (bucket_id, proxy_id) values (?, ?)")
        .params(bucket, proxy.value())
        .update();
  }

  private void owe(long bucket) {
    jdbc.sql("update proxy_bucket set owed = owed + 1 where id = ?").param(bucket).update();
  }

  private void pay(long bucket, ProxyId proxy) {
    put(bucket, proxy);
    jdbc.sql("update proxy_bucket set owed = owed - 1 where id = ?").param(bucket).update();
  }

  private Optional<Long> firstOwed(App app) {
    return jdbc.sql(
            "select id from proxy_bucket where app = ? and split_at is null and owed > 0"
                + " order by id limit 1")
        .param(app.name())
        .query(Long.class)
        .optional();
  }

  private List<String> areasOf(long bucket, String after, int limit) {
    return jdbc.sql(
            "select area_key from proxy_area where bucket_id = ? and area_key > ?"
                + " order by area_key limit ?")
        .params(bucket, after, limit)
        .query(String.class)
        .list();
  }
}

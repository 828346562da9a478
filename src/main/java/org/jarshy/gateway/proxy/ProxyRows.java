package org.jarshy.gateway.proxy;

import static org.jarshy.gateway.proxy.ProxyRow.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarshy.gateway.kernel.NumberVault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Proxies in the database, their links sealed. */
@Repository
class ProxyRows {

  private final JdbcClient jdbc;
  private final NumberVault vault;

  ProxyRows(JdbcClient jdbc, NumberVault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /** Where a new row came from. */
  record Origin(String source, String note, String by) {}

  /** In the state PROPOSED. */
  ProxyId insert(
      ProxyLink link, String linkKey, Origin origin, Instant seen, String freshBy, Instant now) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into proxy (app, kind, link_key, link_sealed, in_clear, state, source, note,
              proposed_by, proposed_at, fresh_at, fresh_by)
            values (?, ?, ?, ?, ?, 'PROPOSED', ?, ?, ?, ?, ?, ?)""")
        .param(link.kind().app().name())
        .param(link.kind().name())
        .param(linkKey)
        .param(vault.seal(link.text(), place(linkKey)))
        .param(link.inClear())
        .param(origin.source())
        .param(origin.note())
        .param(origin.by())
        .param(utc(now))
        .param(utc(seen))
        .param(freshBy)
        .update(key, "id");
    return new ProxyId(key.getKey().longValue());
  }

  Optional<ProxyRow> find(ProxyId id) {
    return jdbc.sql("select " + ProxyRow.COLUMNS + " from proxy p where p.id = ?")
        .param(id.value())
        .query(ProxyRow::of)
        .optional();
  }

  Optional<ProxyRow> byLink(String linkKey) {
    return jdbc.sql("select " + ProxyRow.COLUMNS + " from proxy p where p.link_key = ?")
        .param(linkKey)
        .query(ProxyRow::of)
        .optional();
  }

  List<ProxyRow> list(App app, int limit, int offset) {
    return jdbc.sql(
            "select "
                + ProxyRow.COLUMNS
                + " from proxy p where (:all or p.app = :app) order by p.id desc"
                + " limit :limit offset :offset")
        .param("all", app == null)
        .param("app", app == null ? "" : app.name())
        .param("limit", limit)
        .param("offset", offset)
        .query(ProxyRow::of)
        .list();
  }

  /** Those that live, of every app, in the order of their ids. */
  List<ProxyRow> living() {
    return jdbc.sql(
            "select "
                + ProxyRow.COLUMNS
                + " from proxy p where p.state in ('ACTIVE', 'RESERVE') order by p.id")
        .query(ProxyRow::of)
        .list();
  }

  List<ProxyRow> ofApp(App app, PooledProxy.State state) {
    return jdbc.sql(
            "select "
                + ProxyRow.COLUMNS
                + " from proxy p where p.app = ? and p.state = ? order by p.id")
        .params(app.name(), state.name())
        .query(ProxyRow::of)
        .list();
  }

  /** Whoever changes the pools of an app waits for whoever is at it. */
  void lock(App app) {
    jdbc.sql("select app from proxy_app where app = ? for update")
        .param(app.name())
        .query(String.class)
        .single();
  }

  long count(App app, PooledProxy.State state) {
    return jdbc.sql("select count(*) from proxy where app = ? and state = ?")
        .params(app.name(), state.name())
        .query(Long.class)
        .single();
  }

  /**
   * @return false where it is in another state by now
   */
  boolean move(ProxyId id, PooledProxy.State from, PooledProxy.State to) {
    return jdbc.sql("update proxy set state = ? where id = ? and state = ?")
            .params(to.name(), id.value(), from.name())
            .update()
        == 1;
  }

  void decided(ProxyId id, String by, String reason, Instant now) {
    jdbc.sql("update proxy set decided_by = ?, decided_at = ?, reason = ? where id = ?")
        .param(by)
        .param(utc(now))
        .param(reason)
        .param(id.value())
        .update();
  }

  void burned(ProxyId id, String by, String reason, Instant now) {
    jdbc.sql("update proxy set burned_by = ?, burned_at = ?, reason = ? where id = ?")
        .param(by)
        .param(utc(now))
        .param(reason)
        .param(id.value())
        .update();
  }

  void sighted(ProxyId id, String by, Instant seen) {
    jdbc.sql("update proxy set sighted_by = ?, sighted_at = ? where id = ?")
        .param(by)
        .param(utc(seen))
        .param(id.value())
        .update();
  }

  /** It was seen working; complaints of before are answered by that. */
  void fresh(ProxyId id, Instant seen, String by) {
    jdbc.sql(
            "update proxy set fresh_at = ?, fresh_by = ?, suspect_at = null, complaints = 0,"
                + " failed_probes = 0, sighted_by = null, sighted_at = null"
                + " where id = ? and fresh_at <= ?")
        .param(utc(seen))
        .param(by)
        .param(id.value())
        .param(utc(seen))
        .update();
    jdbc.sql("delete from proxy_bad_area where proxy_id = ?").param(id.value()).update();
  }

  void failedProbes(ProxyId id, int times) {
    jdbc.sql("update proxy set failed_probes = ? where id = ?").params(times, id.value()).update();
  }

  /**
   * @return false where it was suspect already, or is not handed out
   */
  boolean suspect(ProxyId id, Instant now) {
    return jdbc.sql(
                "update proxy set suspect_at = ?"
                    + " where id = ? and state = 'ACTIVE' and suspect_at is null")
            .params(utc(now), id.value())
            .update()
        == 1;
  }

  /** Links of those that are active. */
  Map<ProxyId, String> activeLinks(Collection<ProxyId> ids, Instant freshSince) {
    return links(
        "select id, link_key, link_sealed from proxy"
            + " where id in (:ids) and state = 'ACTIVE' and fresh_at > :since",
        ids,
        freshSince);
  }

  Optional<String> link(ProxyId id) {
    return Optional.ofNullable(
        links(
                "select id, link_key, link_sealed from proxy"
                    + " where id in (:ids) and fresh_at > :since",
                List.of(id),
                Instant.EPOCH)
            .get(id));
  }

  private Map<ProxyId, String> links(String sql, Collection<ProxyId> ids, Instant since) {
    Map<ProxyId, String> links = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql(sql)
          .param("ids", ids.stream().map(ProxyId::value).toList())
          .param("since", utc(since))
          .query(
              row -> {
                String link = vault.open(row.getBytes(3), place(row.getString(2)));
                links.put(new ProxyId(row.getLong(1)), link);
              });
    }
    return links;
  }

  private static String place(String linkKey) {
    return "proxy|" + linkKey;
  }
}

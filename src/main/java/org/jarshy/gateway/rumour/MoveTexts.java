package org.jarshy.gateway.rumour;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves wordings from one rumour to another by an editor's hand, and those who asked with them.
 * They are told nothing by it: whether a verdict answers a moved wording is said apart.
 */
@Component
class MoveTexts {

  private final JdbcClient jdbc;
  private final RumourRows rows;

  MoveTexts(JdbcClient jdbc, RumourRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  void merge(long into, long other) {
    jdbc.sql("update rumour_text set rumour_id = ?, confirmed = false where rumour_id = ?")
        .params(into, other)
        .update();
    // Who asked both counts once; that they were told something else before is not forgotten.
    jdbc.sql(
            "update rumour_asker set told_before = coalesce(told_before,"
                + " (select coalesce(o.told_verdict, o.told_before) from rumour_asker o"
                + " where o.rumour_id = ? and o.subscriber_id = rumour_asker.subscriber_id))"
                + " where rumour_id = ?")
        .params(other, into)
        .update();
    jdbc.sql(
            "delete from rumour_asker where rumour_id = ? and subscriber_id in"
                + " (select subscriber_id from rumour_asker where rumour_id = ?)")
        .params(other, into)
        .update();
    jdbc.sql(
            "update rumour_asker set rumour_id = ?, confirmed = false, queued_at = null"
                + " where rumour_id = ?")
        .params(into, other)
        .update();
    jdbc.sql(
            "update rumour set created_at = (select min(created_at) from rumour where id in (?, ?)),"
                + " last_asked_at = (select max(last_asked_at) from rumour where id in (?, ?))"
                + " where id = ?")
        .params(into, other, into, other, into)
        .update();
    erase(other);
  }

  long split(long from, List<Long> texts, Instant now) {
    long rumour = rows.insertRumour(now);
    long strand = texts.stream().mapToLong(Long::longValue).min().orElseThrow();
    // A strand of their own: what comes later is compared with these alone.
    jdbc.sql(
            "update rumour_text set rumour_id = :to, strand = :strand, confirmed = false"
                + " where id in (:texts)")
        .param("to", rumour)
        .param("strand", strand)
        .param("texts", texts)
        .update();
    jdbc.sql(
            "update rumour_asker set rumour_id = :to, confirmed = false, queued_at = null"
                + " where rumour_id = :from and text_id in (:texts)")
        .param("to", rumour)
        .param("from", from)
        .param("texts", texts)
        .update();
    jdbc.sql(
            "update rumour set"
                + " created_at = coalesce((select min(first_at) from rumour_text where rumour_id = ?), created_at),"
                + " last_asked_at = coalesce((select max(asked_at) from rumour_asker where rumour_id = ?), last_asked_at)"
                + " where id = ?")
        .params(rumour, rumour, rumour)
        .update();
    return rumour;
  }

  void confirm(long rumour, List<Long> texts) {
    jdbc.sql("update rumour_text set confirmed = true where rumour_id = :r and id in (:texts)")
        .param("r", rumour)
        .param("texts", texts)
        .update();
    jdbc.sql(
            "update rumour_asker set confirmed = true where rumour_id = :r and text_id in (:texts)")
        .param("r", rumour)
        .param("texts", texts)
        .update();
  }

  void confirmUpTo(long rumour, long lastText) {
    jdbc.sql("update rumour_text set confirmed = true where rumour_id = ? and id <= ?")
        .params(rumour, lastText)
        .update();
    // Those whose wording is erased already asked before anything that is shown.
    jdbc.sql(
            "update rumour_asker set confirmed = true where rumour_id = ? and (text_id <= ?"
                + " or not exists (select 1 from rumour_text t where t.id = text_id))")
        .params(rumour, lastText)
        .update();
  }

  /** With its verdicts and its history; nothing else may name it any more. */
  void erase(long rumour) {
    jdbc.sql(
            "delete from rumour_touch where verdict_id in"
                + " (select id from rumour_verdict where rumour_id = ?)")
        .param(rumour)
        .update();
    for (String table : List.of("verdict", "step", "asker", "text")) {
      jdbc.sql("delete from rumour_" + table + " where rumour_id = ?").param(rumour).update();
    }
    jdbc.sql("delete from rumour where id = ?").param(rumour).update();
  }
}

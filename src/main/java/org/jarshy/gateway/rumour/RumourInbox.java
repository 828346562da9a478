package org.jarshy.gateway.rumour;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.rumour.RumourDetail.Similar;
import org.jarshy.gateway.rumour.RumourDetail.Step;
import org.jarshy.gateway.rumour.RumourDetail.Wording;
import org.jarshy.gateway.rumour.Rumours.Filter;
import org.jarshy.gateway.rumour.Rumours.Order;
import org.jarshy.gateway.rumour.Verdict.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What editors read. Whoever asked is a number of a count here, and never a small one. */
@Component
class RumourInbox {

  private static final Duration LATELY = Duration.ofHours(1);
  private static final int MOST_SIMILAR = 8;

  private static final String OPEN =
      "exists (select 1 from rumour_verdict v where v.rumour_id = r.id"
          + " and v.state in ('PROPOSED', 'RETURNED'))";
  private static final String TOLD =
      "exists (select 1 from rumour_verdict v where v.rumour_id = r.id"
          + " and v.state = 'APPROVED' and v.expires > :now)";
  private static final String LATE =
      "(select count(*) from rumour_asker a where a.rumour_id = r.id and a.asked_at > :lately)";

  private static final String SUMMARY =
      "select r.id, r.revision, r.created_at, r.last_asked_at,"
          + " (select count(*) from rumour_asker a where a.rumour_id = r.id) as askers, "
          + LATE
          + " as late,"
          + " (select count(*) from rumour_asker a where a.rumour_id = r.id and not a.confirmed)"
          + " as unseen from rumour r";

  private final JdbcClient jdbc;
  private final NumberVault vault;
  private final KnownTexts known;
  private final RumourRows rows;
  private final VerdictRows verdicts;

  RumourInbox(
      JdbcClient jdbc, NumberVault vault, KnownTexts known, RumourRows rows, VerdictRows verdicts) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.known = known;
    this.rows = rows;
    this.verdicts = verdicts;
  }

  private record Row(
      long id, int revision, Instant first, Instant last, long askers, long late, long unseen) {}

  List<RumourSummary> list(Filter filter, Order order, int limit, int offset, Instant now) {
    String where =
        switch (filter) {
          case ALL -> "";
          case UNANSWERED -> " where not " + TOLD + " and not " + OPEN;
          case PROPOSED -> " where " + OPEN;
          case ANSWERED -> " where " + TOLD;
          case UNSEEN ->
              " where "
                  + TOLD
                  + " and exists (select 1 from rumour_asker a where a.rumour_id = r.id"
                  + " and not a.confirmed)";
        };
    String by =
        switch (order) {
          case GROWTH -> " order by late desc, askers desc, r.id desc";
          case ASKERS -> " order by askers desc, r.id desc";
          case NEWEST -> " order by r.last_asked_at desc, r.id desc";
        };
    return summaries(
        query(SUMMARY + where + by + " limit :limit offset :offset", now)
            .param("limit", limit)
            .param("offset", offset)
            .query(RumourInbox::row)
            .list(),
        now);
  }

  Optional<RumourDetail> find(long id, Instant now) {
    List<Row> row =
        query(SUMMARY + " where r.id = :id", now).param("id", id).query(RumourInbox::row).list();
    return summaries(row, now).stream().findFirst().map(summary -> detail(summary, now));
  }

  long rising(Instant now) {
    return query(
            "select count(*) from rumour r where not "
                + TOLD
                + " and not "
                + OPEN
                + " and "
                + LATE
                + " >= "
                + Rumours.FEW,
            now)
        .query(Long.class)
        .single();
  }

  /** Verdicts on their way to approval. */
  List<Verdict> waiting() {
    List<Long> rumours =
        jdbc.sql("select rumour_id from rumour_verdict where state = 'PROPOSED'")
            .query(Long.class)
            .list();
    return verdicts.current(rumours).stream().filter(v -> v.state() == State.PROPOSED).toList();
  }

  private JdbcClient.StatementSpec query(String sql, Instant now) {
    return jdbc.sql(sql)
        .param("now", RumourRows.utc(now))
        .param("lately", RumourRows.utc(now.minus(LATELY)));
  }

  private List<RumourSummary> summaries(List<Row> found, Instant now) {
    List<Long> ids = found.stream().map(Row::id).toList();
    Map<Long, Verdict> standing = verdicts.standing(ids, now);
    Map<Long, Verdict> open = new HashMap<>();
    verdicts.current(ids).stream()
        .filter(Verdict::isOpen)
        .forEach(v -> open.put(v.rumour().value(), v));
    List<RumourSummary> summaries = new ArrayList<>();
    for (Row row : found) {
      Map<Region, Long> areas = areas(row.id());
      long shown = areas.values().stream().mapToLong(Long::longValue).sum();
      List<Wording> most = wordings(row.id(), 1);
      Verdict told = standing.get(row.id());
      summaries.add(
          new RumourSummary(
              new RumourId(row.id()),
              row.revision(),
              row.first(),
              row.last(),
              words(most, told, open.get(row.id())),
              row.askers(),
              row.late(),
              areas,
              row.askers() - shown,
              told == null ? 0 : row.unseen(),
              told,
              open.get(row.id())));
    }
    return summaries;
  }

  private static String words(List<Wording> most, Verdict told, Verdict open) {
    if (!most.isEmpty()) {
      return most.get(0).words();
    }
    Verdict written = told != null ? told : open;
    return written == null || written.statement().claims().isEmpty()
        ? ""
        : written.statement().claims().get(0);
  }

  private Map<Region, Long> areas(long rumour) {
    Map<Region, Long> areas = new EnumMap<>(Region.class);
    jdbc.sql(
            "select region, count(*) from rumour_asker where rumour_id = ? and region is not null"
                + " group by region having count(*) >= ?")
        .params(rumour, Rumours.FEW)
        .query(
            row -> {
              long askers = row.getLong(2);
              Region.of(row.getString(1)).ifPresent(region -> areas.put(region, askers));
            });
    return areas;
  }

  private List<Wording> wordings(long rumour, int most) {
    return jdbc.sql(
            """
            select t.id, t.body, t.first_at, t.confirmed,
              (select count(*) from rumour_asker a where a.text_id = t.id) as askers
            from rumour_text t where t.rumour_id = ?
            order by askers desc, t.id limit ?""")
        .params(rumour, most)
        .query(
            (row, n) ->
                new Wording(
                    row.getLong(1),
                    words(row.getLong(1), row.getBytes(2)),
                    row.getLong(5),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getBoolean(4)))
        .list();
  }

  private String words(long text, byte[] body) {
    try {
      return vault.open(body, KnownTexts.place(text));
    } catch (NumberVault.SealBroken e) {
      return "";
    }
  }

  private RumourDetail detail(RumourSummary summary, Instant now) {
    long id = summary.id().value();
    List<Wording> texts = wordings(id, Rumours.MOST_TEXTS);
    Long standing = summary.standing() == null ? null : summary.standing().id();
    long told = 0;
    long waiting = 0;
    if (standing != null) {
      told =
          count(
              "select count(*) from rumour_asker where rumour_id = ? and told_verdict = ?",
              id,
              standing);
      waiting =
          count(
              "select count(*) from rumour_asker where rumour_id = ? and tell and confirmed"
                  + " and (told_verdict is null or told_verdict <> ?)",
              id,
              standing);
    }
    return new RumourDetail(
        summary, texts, similar(id, texts), verdicts.of(id), steps(id), told, waiting);
  }

  private long count(String sql, Object... params) {
    return jdbc.sql(sql).params(params).query(Long.class).single();
  }

  private List<Step> steps(long rumour) {
    return jdbc.sql(
            "select what, actor, happened_at, reason from rumour_step where rumour_id = ?"
                + " order by id")
        .param(rumour)
        .query(
            (row, n) ->
                new Step(
                    row.getString(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getString(4)))
        .list();
  }

  /** By words alone: places, days and a "not" that differ are what an editor looks at. */
  private List<Similar> similar(long rumour, List<Wording> texts) {
    known.refresh();
    Map<Long, Double> best = new HashMap<>();
    texts.stream()
        .limit(10)
        .map(t -> known.of(t.id()))
        .filter(r -> r != null)
        .forEach(
            reading ->
                known
                    .alikeInWords(reading, Likeness.PERHAPS)
                    .forEach((id, like) -> best.merge(id, like, Math::max)));
    List<Long> mostAlike =
        best.entrySet().stream()
            .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
            .limit(500)
            .map(Map.Entry::getKey)
            .toList();
    Map<Long, Double> rumours = new HashMap<>();
    for (RumourRows.Text text : rows.texts(mostAlike)) {
      if (text.rumour() != rumour) {
        rumours.merge(text.rumour(), best.get(text.id()), Math::max);
      }
    }
    return rumours.entrySet().stream()
        .sorted(
            Map.Entry.<Long, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
        .limit(MOST_SIMILAR)
        .map(e -> similar(e.getKey(), e.getValue()))
        .toList();
  }

  private Similar similar(long rumour, double like) {
    List<Wording> most = wordings(rumour, 1);
    return new Similar(
        new RumourId(rumour),
        most.isEmpty() ? "" : most.get(0).words(),
        count("select count(*) from rumour_asker where rumour_id = ?", rumour),
        (int) Math.round(like * 100));
  }

  private static Row row(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Row(
        row.getLong(1),
        row.getInt(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7));
  }
}

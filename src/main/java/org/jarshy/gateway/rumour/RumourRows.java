package org.jarshy.gateway.rumour;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Rumours, their wordings and who asked, as rows. Every method joins the caller's transaction. */
@Component
class RumourRows {

  /**
   * @param strand of texts that were found alike
   */
  record Text(long id, long rumour, long strand, boolean confirmed) {}

  /**
   * @param toldVerdict null where they were told none
   * @param toldMessage that told it; null where an answer did
   * @param toldChanged true where it said that our answer has changed
   * @param toldBefore what they were told before they asked something else of the same rumour; null
   *     where nothing
   */
  record Asker(
      long id,
      long rumour,
      SubscriberId who,
      Region region,
      Lang lang,
      boolean tell,
      boolean confirmed,
      Long toldVerdict,
      Long toldMessage,
      boolean toldChanged,
      Long toldBefore) {}

  private static final String ASKER =
      "select id, rumour_id, subscriber_id, region, lang, tell, confirmed, told_verdict,"
          + " told_message, told_changed, told_before from rumour_asker";

  private final JdbcClient jdbc;
  private final NumberVault vault;

  RumourRows(JdbcClient jdbc, NumberVault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /** Held to the end of the transaction: one at a time, in every process. */
  void takeTurn() {
    jdbc.sql("select id from rumour_turn where id = 1 for update").query(Long.class).single();
  }

  long insertRumour(Instant now) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql("insert into rumour (created_at, last_asked_at) values (?, ?)")
        .params(utc(now), utc(now))
        .update(key, "id");
    return id(key);
  }

  /**
   * @param strand to lengthen; null begins one
   */
  long insertText(
      long rumour, Long strand, String words, LocalDate on, boolean confirmed, Instant now) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            "insert into rumour_text (rumour_id, strand, body, asked_on, first_at, confirmed)"
                + " values (?, 0, ?, ?, ?, ?)")
        .params(rumour, new byte[0], on, utc(now), confirmed)
        .update(key, "id");
    long id = id(key);
    // Sealed to its own row, whose number is known only now.
    jdbc.sql("update rumour_text set body = ?, strand = ? where id = ?")
        .params(vault.seal(words, KnownTexts.place(id)), strand == null ? id : strand, id)
        .update();
    return id;
  }

  long insertAsker(
      long rumour,
      SubscriberId who,
      long text,
      Region region,
      Lang lang,
      boolean tell,
      boolean confirmed,
      Instant now) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            "insert into rumour_asker (rumour_id, subscriber_id, text_id, region, lang, asked_at,"
                + " tell, confirmed)"
                + " values (:rumour, :who, :text, :region, :lang, :now, :tell, :confirmed)")
        .param("rumour", rumour)
        .param("who", who.value())
        .param("text", text)
        .param("region", region == null ? null : region.slug(), Types.VARCHAR)
        .param("lang", lang == null ? null : lang.code(), Types.VARCHAR)
        .param("now", utc(now))
        .param("tell", tell)
        .param("confirmed", confirmed)
        .update(key, "id");
    jdbc.sql("update rumour set last_asked_at = ? where id = ?").params(utc(now), rumour).update();
    return id(key);
  }

  List<Text> texts(Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql("select id, rumour_id, strand, confirmed from rumour_text where id in (:ids)")
            .param("ids", ids)
            .query(
                (row, n) ->
                    new Text(row.getLong(1), row.getLong(2), row.getLong(3), row.getBoolean(4)))
            .list();
  }

  List<Text> textsOf(long rumour) {
    return jdbc.sql(
            "select id, rumour_id, strand, confirmed from rumour_text where rumour_id = ?"
                + " order by id")
        .param(rumour)
        .query(
            (row, n) -> new Text(row.getLong(1), row.getLong(2), row.getLong(3), row.getBoolean(4)))
        .list();
  }

  Optional<Asker> asker(long id) {
    return jdbc.sql(ASKER + " where id = ?").param(id).query(RumourRows::asker).optional();
  }

  Optional<Asker> asker(long rumour, SubscriberId who) {
    return jdbc.sql(ASKER + " where rumour_id = ? and subscriber_id = ?")
        .params(rumour, who.value())
        .query(RumourRows::asker)
        .optional();
  }

  List<Asker> askers(Collection<Long> rumours, Collection<Long> people) {
    return jdbc.sql(ASKER + " where rumour_id in (:rumours) and subscriber_id in (:people)")
        .param("rumours", rumours)
        .param("people", people)
        .query(RumourRows::asker)
        .list();
  }

  long askedSince(SubscriberId who, Instant since) {
    return count(
        "select count(*) from rumour_asker where subscriber_id = ? and asked_at > ?",
        who.value(),
        utc(since));
  }

  /** Whether an editor's verdict answered somebody there. */
  boolean confirmedIn(long rumour, Region region) {
    return region != null
        && count(
                "select count(*) from rumour_asker where rumour_id = ? and region = ?"
                    + " and confirmed",
                rumour,
                region.slug())
            > 0;
  }

  void confirmed(long asker) {
    jdbc.sql("update rumour_asker set confirmed = true where id = ?").param(asker).update();
  }

  /**
   * Asks something else now, that no verdict was told for; what they were told is not forgotten.
   */
  void asksAnew(long asker, long text) {
    Optional<Long> before =
        jdbc.sql("select text_id from rumour_asker where id = ? and text_id is not null")
            .param(asker)
            .query(Long.class)
            .optional();
    jdbc.sql(
            "update rumour_asker set text_id = ?, confirmed = false,"
                + " told_before = coalesce(told_verdict, told_before), told_verdict = null,"
                + " told_message = null, told_changed = false, queued_at = null where id = ?")
        .params(text, asker)
        .update();
    // What leads to them by no row any more could not be erased with them.
    before.ifPresent(this::forgetText);
  }

  private void forgetText(long text) {
    jdbc.sql(
            "delete from rumour_text where id = ? and not exists"
                + " (select 1 from rumour_asker a where a.text_id = rumour_text.id)")
        .param(text)
        .update();
  }

  /** Others who asked the same in a region. */
  long others(Asker asker) {
    return asker.region() == null
        ? 0
        : count(
            "select count(*) from rumour_asker where rumour_id = ? and region = ? and id <> ?",
            asker.rumour(),
            asker.region().slug(),
            asker.id());
  }

  /**
   * @param message that tells it; null where an answer does
   */
  void told(long asker, long verdict, Long message, boolean changed) {
    jdbc.sql(
            "update rumour_asker set told_verdict = :verdict, told_message = :message,"
                + " told_changed = :changed, queued_at = null where id = :asker")
        .param("verdict", verdict)
        .param("message", message, Types.BIGINT)
        .param("changed", changed)
        .param("asker", asker)
        .update();
  }

  void notQueued(long asker) {
    jdbc.sql("update rumour_asker set queued_at = null where id = ?").param(asker).update();
  }

  /** With their wordings where nobody else asked so. */
  void forgetAsker(SubscriberId who) {
    List<Long> texts =
        jdbc.sql("select text_id from rumour_asker where subscriber_id = ? and text_id is not null")
            .param(who.value())
            .query(Long.class)
            .list();
    jdbc.sql("delete from rumour_asker where subscriber_id = ?").param(who.value()).update();
    if (!texts.isEmpty()) {
      jdbc.sql(
              "delete from rumour_text where id in (:texts) and not exists"
                  + " (select 1 from rumour_asker a where a.text_id = rumour_text.id)")
          .param("texts", texts)
          .update();
    }
  }

  /**
   * Moves a rumour on by one revision.
   *
   * @return false when somebody else was first
   */
  boolean advance(long rumour, int revision) {
    return jdbc.sql("update rumour set revision = revision + 1 where id = ? and revision = ?")
            .params(rumour, revision)
            .update()
        > 0;
  }

  Optional<Integer> revision(long rumour) {
    return jdbc.sql("select revision from rumour where id = ?")
        .param(rumour)
        .query(Integer.class)
        .optional();
  }

  void step(long rumour, String what, Actor actor, String reason, Instant now) {
    jdbc.sql(
            "insert into rumour_step (rumour_id, what, actor, happened_at, reason)"
                + " values (?, ?, ?, ?, ?)")
        .params(rumour, what, actor.name(), utc(now), reason)
        .update();
  }

  private long count(String sql, Object... params) {
    return jdbc.sql(sql).params(params).query(Long.class).single();
  }

  private static Asker asker(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Asker(
        row.getLong(1),
        row.getLong(2),
        new SubscriberId(row.getLong(3)),
        Region.of(row.getString(4)).orElse(null),
        Lang.of(row.getString(5)).orElse(null),
        row.getBoolean(6),
        row.getBoolean(7),
        row.getObject(8, Long.class),
        row.getObject(9, Long.class),
        row.getBoolean(10),
        row.getObject(11, Long.class));
  }

  static long id(GeneratedKeyHolder key) {
    return Objects.requireNonNull(key.getKey()).longValue();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}

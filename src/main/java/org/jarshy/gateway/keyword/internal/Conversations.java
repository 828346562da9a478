package org.jarshy.gateway.keyword.internal;

import static org.jarshy.gateway.keyword.internal.Replies.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.keyword.Intent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Conversations, one row to a person. */
final class Conversations {

  private final JdbcClient jdbc;

  Conversations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Opens it for the rest of the transaction: two texts of one person are answered in turn. */
  Conversation open(SubscriberId subscriber, Instant now) {
    return read(subscriber)
        .orElseGet(
            () -> {
              insert(subscriber, now);
              return read(subscriber).orElseThrow();
            });
  }

  private Optional<Conversation> read(SubscriberId subscriber) {
    return jdbc.sql(
            "select last_text_at, burst_began_at, burst_texts, hinted_at, stop_asked_at,"
                + " stop_confirmed_at, place_asked_at, place, place_at, question, question_at,"
                + " question_reply, burst_intent, burst_same,"
                + " hour_began_at, hour_answers, day_began_at, day_answers, area_began_at,"
                + " area_answers, limit_told_at, area_name, seen, choice, choice_at,"
                + " stop_question_open, check_began_at, check_tries"
                + " from conversation where subscriber_id = ? for update")
        .param(subscriber.value())
        .query((row, i) -> conversation(subscriber, row))
        .optional();
  }

  private void insert(SubscriberId subscriber, Instant now) {
    // Another thread may be answering the first text of the same person: then its row stands.
    jdbc.sql(
            "insert into conversation (subscriber_id, last_text_at, burst_began_at, burst_texts, burst_same)"
                + " values (?, ?, ?, 0, 0) on conflict do nothing")
        .params(subscriber.value(), utc(now), utc(now))
        .update();
  }

  void save(Conversation talk) {
    jdbc.sql(
            "update conversation set last_text_at = ?, burst_began_at = ?, burst_texts = ?,"
                + " hinted_at = ?, stop_asked_at = ?, stop_confirmed_at = ?, place_asked_at = ?,"
                + " place = ?, place_at = ?, question = ?, question_at = ?, question_reply = ?,"
                + " burst_intent = ?, burst_same = ?,"
                + " hour_began_at = ?, hour_answers = ?, day_began_at = ?, day_answers = ?,"
                + " area_began_at = ?, area_answers = ?, limit_told_at = ?, area_name = ?, seen = ?,"
                + " choice = ?, choice_at = ?, stop_question_open = ?,"
                + " check_began_at = ?, check_tries = ?"
                + " where subscriber_id = ?")
        .param(utc(talk.lastTextAt))
        .param(utc(talk.burstBeganAt))
        .param(talk.burstTexts)
        .param(utc(talk.hintedAt))
        .param(utc(talk.stopAskedAt))
        .param(utc(talk.stopConfirmedAt))
        .param(utc(talk.placeAskedAt))
        .param(talk.place == null ? null : talk.place.slug())
        .param(utc(talk.placeAt))
        .param(talk.question == null ? null : talk.question.encode())
        .param(utc(talk.questionAt))
        .param(talk.questionReply)
        .param(talk.burstIntent == null ? null : talk.burstIntent.name())
        .param(talk.burstSame)
        .param(utc(talk.hour.beganAt))
        .param(talk.hour.answers)
        .param(utc(talk.day.beganAt))
        .param(talk.day.answers)
        .param(utc(talk.area.beganAt))
        .param(talk.area.answers)
        .param(utc(talk.limitToldAt))
        .param(talk.areaName)
        .param(talk.seen.equals(Shown.NOTHING) ? null : talk.seen.encode())
        .param(talk.choice == null ? null : talk.choice.encode())
        .param(utc(talk.choiceAt))
        .param(talk.stopQuestionOpen)
        .param(utc(talk.checks.beganAt))
        .param(talk.checks.answers)
        .param(talk.subscriber.value())
        .update();
  }

  /**
   * Remembers what a list answer has shown, unless another question was asked meanwhile. Repeating
   * it is harmless: a reply that is sent again shows the same.
   */
  void showed(SubscriberId subscriber, long reply, AnswerRequest question) {
    jdbc.sql("update conversation set question = ? where subscriber_id = ? and question_reply = ?")
        .params(question.encode(), subscriber.value(), reply)
        .update();
  }

  /** What news answers showed each of them before the question that stands. */
  Map<SubscriberId, Shown> seen(Collection<SubscriberId> people) {
    Map<SubscriberId, Shown> seen = new HashMap<>();
    if (!people.isEmpty()) {
      jdbc.sql("select subscriber_id, seen from conversation where subscriber_id in (:people)")
          .param("people", people.stream().map(SubscriberId::value).toList())
          .query(
              row -> {
                seen.put(new SubscriberId(row.getLong(1)), seen(row.getString(2)));
              });
    }
    return seen;
  }

  int forgetQuietSince(Instant before) {
    return jdbc.sql("delete from conversation where last_text_at < ?").param(utc(before)).update();
  }

  private static Conversation conversation(SubscriberId subscriber, ResultSet row)
      throws SQLException {
    Conversation talk = new Conversation(subscriber);
    talk.lastTextAt = instant(row, 1);
    talk.burstBeganAt = instant(row, 2);
    talk.burstTexts = row.getInt(3);
    talk.hintedAt = instant(row, 4);
    talk.stopAskedAt = instant(row, 5);
    talk.stopConfirmedAt = instant(row, 6);
    talk.placeAskedAt = instant(row, 7);
    talk.place = AnswerRequest.placeOf(row.getString(8));
    talk.placeAt = instant(row, 9);
    String question = row.getString(10);
    talk.question = question == null ? null : AnswerRequest.decode(question);
    talk.questionAt = instant(row, 11);
    talk.questionReply = row.getObject(12, Long.class);
    String meant = row.getString(13);
    talk.burstIntent = meant == null ? null : Intent.valueOf(meant);
    talk.burstSame = row.getInt(14);
    read(talk.hour, row, 15);
    read(talk.day, row, 17);
    read(talk.area, row, 19);
    talk.limitToldAt = instant(row, 21);
    talk.areaName = row.getString(22);
    talk.seen = seen(row.getString(23));
    String offered = row.getString(24);
    talk.choice = offered == null ? null : Choice.decode(offered);
    talk.choiceAt = instant(row, 25);
    talk.stopQuestionOpen = row.getBoolean(26);
    read(talk.checks, row, 27);
    return talk;
  }

  private static Shown seen(String encoded) {
    return encoded == null ? Shown.NOTHING : Shown.decode(encoded);
  }

  private static void read(Quota quota, ResultSet row, int column) throws SQLException {
    quota.beganAt = instant(row, column);
    quota.answers = row.getInt(column + 1);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}

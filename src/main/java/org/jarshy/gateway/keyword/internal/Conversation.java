package org.jarshy.gateway.keyword.internal;

import java.time.Duration;
import java.time.Instant;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.keyword.Intent;
import org.jarshy.gateway.keyword.Understood;

/**
 * Where the talk with one person stands: what may still be said, and what their next word refers
 * to. Held by one thread, under a row lock.
 */
final class Conversation {

  static final int SAME_A_MINUTE = 6;
  static final int TEXTS_A_MINUTE = 30;
  static final Duration BETWEEN_HINTS = Duration.ofHours(1);
  static final Duration BETWEEN_STOP_QUESTIONS = Duration.ofDays(1);
  static final Duration BETWEEN_CONFIRMATIONS = Duration.ofDays(1);
  static final Duration BETWEEN_LIMIT_NOTICES = Duration.ofDays(1);
  static final Duration QUESTION_STANDS = Duration.ofHours(1);
  static final Duration PLACE_STANDS = Duration.ofHours(12);
  static final Duration LIST_STANDS = Duration.ofDays(1);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  // As stored; null where it never happened.
  final SubscriberId subscriber;
  Instant lastTextAt;
  Instant burstBeganAt;
  int burstTexts;
  Intent burstIntent;
  int burstSame;
  Instant hintedAt;
  Instant stopAskedAt;
  boolean stopQuestionOpen;
  Instant stopConfirmedAt;
  Instant placeAskedAt;
  Place place;
  Instant placeAt;

  /** The list that MORE continues, with what of it was shown by {@link #questionReply}. */
  AnswerRequest question;

  Choice choice;
  Instant choiceAt;
  Instant questionAt;
  Long questionReply;

  /** Bulletins that news answers showed before the question that stands. */
  Shown seen = Shown.NOTHING;

  /** Answers to them in an hour, in a day, and in the present stretch of their area. */
  final Quota hour = new Quota();

  final Quota day = new Quota();
  final Quota area = new Quota();

  /** Codes that they asked about; see {@link CheckQuestions}. */
  final Quota checks = new Quota();

  /** Where the last answer counted; null where there was none. */
  String areaName;

  Instant limitToldAt;

  Conversation(SubscriberId subscriber) {
    this.subscriber = subscriber;
  }

  /**
   * Counts a text. Two machines that answer each other would go on for ever: after a burst nothing
   * is answered until there was a quiet minute. A machine means the same thing each time, so a
   * person who asks one thing after another has a wider limit.
   *
   * @return false when it must not be answered
   */
  boolean heard(Intent meant, Instant now) {
    if (passed(isLoop() ? lastTextAt : burstBeganAt, MINUTE, now)) {
      burstBeganAt = now;
      burstTexts = 0;
      burstSame = 0;
    }
    burstSame = meant == burstIntent ? burstSame + 1 : 1;
    burstIntent = meant;
    lastTextAt = now;
    burstTexts++;
    return !isLoop();
  }

  /** Nothing is answered now: machines would go on for ever. */
  boolean isLoop() {
    return burstSame > SAME_A_MINUTE || burstTexts > TEXTS_A_MINUTE;
  }

  /** True once an hour. */
  boolean mayHint(Instant now) {
    if (!passed(hintedAt, BETWEEN_HINTS, now)) {
      return false;
    }
    hintedAt = now;
    return true;
  }

  /** True once a day: each notice costs them attention and us a text. */
  boolean mayTellLimit(Instant now) {
    if (!passed(limitToldAt, BETWEEN_LIMIT_NOTICES, now)) {
      return false;
    }
    limitToldAt = now;
    return true;
  }

  /** True once a day: a near-miss is asked about once. */
  boolean mayAskForStop(Instant now) {
    if (!passed(stopAskedAt, BETWEEN_STOP_QUESTIONS, now)) {
      return false;
    }
    stopAskedAt = now;
    stopQuestionOpen = true;
    return true;
  }

  /** The question may have waited for hours before it was sent. */
  boolean wasAskedForStop(Instant now) {
    return stopQuestionOpen && !passed(stopAskedAt, BETWEEN_STOP_QUESTIONS, now);
  }

  /** They went on to something else: a later yes is no answer to that question. */
  void leftStopQuestion() {
    stopQuestionOpen = false;
  }

  /** One confirmation, then silence. @param changed false for a STOP after a STOP */
  boolean mayConfirmStop(boolean changed, Instant now) {
    if (!changed && !passed(stopConfirmedAt, BETWEEN_CONFIRMATIONS, now)) {
      return false;
    }
    stopConfirmedAt = now;
    stopAskedAt = null;
    stopQuestionOpen = false;
    return true;
  }

  void askedForPlace(Instant now) {
    placeAskedAt = now;
  }

  void askedWhich(Choice offered, Instant now) {
    choice = offered;
    choiceAt = now;
  }

  /** What they mean who answer our question with a number; other texts as they are. */
  Understood settled(Understood meant, Instant now) {
    boolean stands = choice != null && !passed(choiceAt, QUESTION_STANDS, now);
    Intent taken = stands ? choice.taken(meant.nuance()) : null;
    return taken == null ? meant : new Understood(taken, null, null, null, meant.spokenIn(), null);
  }

  /** Was the name of a place awaited, to say whether there is a curfew? Asks once. */
  boolean awaitedPlace(Instant now) {
    boolean awaited = !passed(placeAskedAt, QUESTION_STANDS, now);
    placeAskedAt = null;
    return awaited;
  }

  /** They asked about a place that is not their own. */
  void askedAbout(Place where, Instant now) {
    place = where;
    placeAt = now;
  }

  /** Their own place is meant again. */
  void atHome() {
    place = null;
    placeAt = null;
  }

  /** The place they asked about lately; null where none. */
  Place lately(Instant now) {
    return passed(placeAt, PLACE_STANDS, now) ? null : place;
  }

  /** What MORE continues; null where nothing. */
  AnswerRequest question(Instant now) {
    return passed(questionAt, LIST_STANDS, now) ? null : question;
  }

  /** An answer that still waits to be sent must not bring the list back. */
  void endList() {
    question = null;
    questionReply = null;
  }

  void asked(AnswerRequest list, long reply, Instant now) {
    if (question != null && question.answer() == Answer.NEWS) {
      seen = seen.and(question.shown().items());
    }
    question = list;
    questionAt = now;
    questionReply = reply;
  }

  private static boolean passed(Instant since, Duration time, Instant now) {
    return since == null || !now.isBefore(since.plus(time));
  }
}

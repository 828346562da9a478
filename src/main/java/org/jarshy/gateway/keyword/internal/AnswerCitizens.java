package org.jarshy.gateway.keyword.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.inbound.CitizenText;
import org.jarshy.gateway.inbound.Oddity;
import org.jarshy.gateway.inbound.TextHandler;
import org.jarshy.gateway.keyword.Intent;
import org.jarshy.gateway.keyword.Understanding;
import org.jarshy.gateway.keyword.Understood;
import org.jarshy.gateway.outbox.NewMessage;
import org.jarshy.gateway.outbox.Origin;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscribers;

/**
 * Answers citizens' texts: one text in, at most one out (two where two proxies are handed out), by
 * the carrier it came in by. Everything is one transaction, the caller's: what was done, and the
 * answer that says so.
 */
final class AnswerCitizens implements TextHandler {

  /** An answer is made of what is true when it is sent, so it may wait out a long outage. */
  static final Duration REPLY_LIFETIME = Duration.ofHours(12);

  private final Understanding understanding;
  private final Subscribers subscribers;
  private final Conversations conversations;
  private final Replies replies;
  private final OperatorWords operatorWords;
  private final Respond respond;
  private final Allowances allowances;
  private final CheckQuestions checks;
  private final Outbox outbox;
  private final Clock clock;

  AnswerCitizens(
      Understanding understanding,
      Subscribers subscribers,
      Conversations conversations,
      Replies replies,
      OperatorWords operatorWords,
      Respond respond,
      Allowances allowances,
      CheckQuestions checks,
      Outbox outbox,
      Clock clock) {
    this.understanding = understanding;
    this.subscribers = subscribers;
    this.conversations = conversations;
    this.replies = replies;
    this.operatorWords = operatorWords;
    this.respond = respond;
    this.allowances = allowances;
    this.checks = checks;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public void handle(CitizenText text) {
    Optional<Oddity> noPhone = SenderRule.against(text.from());
    // Whom we know already stays known, whatever becomes of the numbering plan.
    if (noPhone.isPresent() && subscribers.find(text.from()).isEmpty()) {
      allowances.count(noPhone.get());
      return;
    }
    PlainText plain = PlainText.of(text.text());
    plain.oddities().forEach(allowances::count);
    Understood meant = understanding.understand(plain.words());
    if (plain.isBinary() && meant.intent() == Intent.NONE) {
      return;
    }
    Subscriber who = subscribers.contact(text.from(), text.carrier());
    Conversation talk = conversations.open(who.id(), clock.instant());
    String area = AreaLoads.areaOf(who, text.from());
    Allowance allowed = allowances.of(area, talk, clock.instant());
    OperatorWords.Heard heard = operatorWords.heard(plain.words(), meant);
    Optional<AnswerRequest> answer =
        respond.to(plain.words(), meant, heard, who, talk, allowed, clock.instant());
    if (answer.isPresent()) {
      for (AnswerRequest one : answer.get().texts()) {
        queue(one, talk, text.carrier());
      }
      checks.count(answer.get(), area);
      // A notice or a confirmation above the limit begins no new hour or day.
      if (allowed == Allowance.YES) {
        allowances.answered(area, talk, clock.instant());
      }
    } else if (talk.isLoop()) {
      allowances.count(Oddity.LOOP);
    } else if (allowed != Allowance.YES) {
      allowances.count(allowed.oddity());
    }
    conversations.save(talk);
  }

  private void queue(AnswerRequest answer, Conversation talk, String carrier) {
    // Read after the opt-out that it may confirm, so that it never seems older than that.
    Instant now = clock.instant();
    Instant expires = now.plus(REPLY_LIFETIME);
    long reply = replies.add(talk.subscriber, now, expires, answer);
    if (answer.answer().isList()) {
      talk.asked(answer, reply, now);
    } else if (answer.answer().endsList()) {
      talk.endList();
    }
    outbox.add(
        List.of(
            new NewMessage(
                new Origin(ReplyTexts.KIND, reply),
                talk.subscriber,
                carrier,
                PriorityClass.REPLY,
                expires)));
  }
}

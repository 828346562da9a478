package org.jarshy.gateway.keyword.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.inbound.CitizenText;
import org.jarshy.gateway.inbound.TextHandler;
import org.jarshy.gateway.keyword.Understanding;
import org.jarshy.gateway.keyword.Understood;
import org.jarshy.gateway.outbox.NewMessage;
import org.jarshy.gateway.outbox.Origin;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscribers;

/**
 * Answers citizens' texts: one text in, at most one out, by the carrier it came in by. Everything
 * is one transaction, the caller's: what was done, and the answer that says so.
 */
final class AnswerCitizens implements TextHandler {

  /** An answer is made of what is true when it is sent, so it may wait out a long outage. */
  static final Duration REPLY_LIFETIME = Duration.ofHours(12);

  private final Understanding understanding;
  private final Subscribers subscribers;
  private final Conversations conversations;
  private final Replies replies;
  private final Respond respond;
  private final Outbox outbox;
  private final Clock clock;

  AnswerCitizens(
      Understanding understanding,
      Subscribers subscribers,
      Conversations conversations,
      Replies replies,
      Respond respond,
      Outbox outbox,
      Clock clock) {
    this.understanding = understanding;
    this.subscribers = subscribers;
    this.conversations = conversations;
    this.replies = replies;
    this.respond = respond;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public void handle(CitizenText text) {
    Understood meant = understanding.understand(text.text());
    Subscriber who = subscribers.contact(text.from(), text.carrier());
    Conversation talk = conversations.open(who.id(), clock.instant());
    respond
        .to(meant, who, talk, clock.instant())
        .ifPresent(answer -> queue(answer, talk, text.carrier()));
    conversations.save(talk);
  }

  private void queue(AnswerRequest answer, Conversation talk, String carrier) {
    // Read after the opt-out that it may confirm, so that it never seems older than that.
    Instant now = clock.instant();
    Instant expires = now.plus(REPLY_LIFETIME);
    long reply = replies.add(talk.subscriber, now, expires, answer);
    if (answer.answer().isList()) {
      talk.asked(answer, reply, now);
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

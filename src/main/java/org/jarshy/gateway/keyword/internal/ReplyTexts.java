package org.jarshy.gateway.keyword.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.directory.Directory;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.keyword.internal.Replies.Reply;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.outbox.Binding.Withdrawn;
import org.jarshy.gateway.outbox.Claimed;
import org.jarshy.gateway.outbox.Origin;
import org.jarshy.gateway.outbox.TextSource;
import org.jarshy.gateway.script.ReadyTexts;
import org.jarshy.gateway.subscriber.Reachable;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Gives queued answers their words at the moment they are sent. */
final class ReplyTexts implements TextSource {

  static final String KIND = Origin.REPLY;

  private static final Logger log = LoggerFactory.getLogger(ReplyTexts.class);

  private final Replies replies;
  private final Conversations conversations;
  private final Subscribers subscribers;
  private final Bulletins bulletins;
  private final Directory directory;
  private final Answers answers;
  private final Askers askers;
  private final WordAnswers wordAnswers;
  private final RumourAnswers rumourAnswers;
  private final ProxyAnswers proxies;
  private final Clock clock;

  ReplyTexts(
      Replies replies,
      Conversations conversations,
      Subscribers subscribers,
      Bulletins bulletins,
      Directory directory,
      Answers answers,
      Askers askers,
      WordAnswers wordAnswers,
      RumourAnswers rumourAnswers,
      ProxyAnswers proxies,
      Clock clock) {
    this.replies = replies;
    this.conversations = conversations;
    this.subscribers = subscribers;
    this.bulletins = bulletins;
    this.directory = directory;
    this.answers = answers;
    this.askers = askers;
    this.wordAnswers = wordAnswers;
    this.rumourAnswers = rumourAnswers;
    this.proxies = proxies;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<MessageId, Binding> bind(List<Claimed> claimed) {
    Map<Long, Reply> waiting = replies.find(claimed.stream().map(c -> c.origin().ref()).toList());
    Set<SubscriberId> ids = new LinkedHashSet<>();
    waiting.values().forEach(reply -> ids.add(reply.subscriber()));
    Map<SubscriberId, Reachable> people = subscribers.reachable(ids);
    LiveContent content = new LiveContent(bulletins, directory, clock.instant());
    ReadyTexts ready = new ReadyTexts();
    Map<SubscriberId, Set<Long>> known = askers.known(newsReaders(waiting.values()));
    Map<MessageId, Binding> bindings = new HashMap<>();
    for (Claimed message : claimed) {
      Reply reply = waiting.get(message.origin().ref());
      Reachable who = reply == null ? null : people.get(reply.subscriber());
      bindings.put(message.id(), bind(reply, who, known, content, ready));
    }
    return bindings;
  }

  private Binding bind(
      Reply reply,
      Reachable reachable,
      Map<SubscriberId, Set<Long>> known,
      LiveContent content,
      ReadyTexts ready) {
    if (reply == null) {
      return new Withdrawn("overtaken by an opt-out");
    }
    if (reachable == null || reachable.number() == null) {
      return new Withdrawn("no such subscriber");
    }
    Subscriber who = reachable.subscriber();
    try {
      AnswerRequest request = AnswerRequest.decode(reply.request());
      if (request.answer() != Answer.STOPPED && overtakenByStop(reply, who)) {
        return new Withdrawn("opted out");
      }
      if (request.answer() == Answer.PROXY_LINK) {
        ProxyAnswers.Said said = proxies.saidNow(request);
        if (said != ProxyAnswers.Said.WORDS) {
          return said.link() == null
              ? new Withdrawn("that proxy stopped working")
              : new Binding.Words(reachable.number(), said.link(), false);
        }
      }
      Page page =
          request.answer() == Answer.WORD
              ? wordAnswers.page(request, who.id()).orElse(null)
              : rumour(request, content)
                  .orElseGet(
                      () ->
                          answers.render(
                              request, asker(request, reachable, known, content), content));
      if (page == null) {
        return new Binding.Later(wordAnswers.lookAgain(), "waits for its source");
      }
      if (request.answer().isList()) {
        AnswerRequest sofar = request.after(page.shown());
        conversations.showed(reply.subscriber(), reply.id(), sofar);
      }
      String text = ready.of(page.text(), request.lang(), who.script());
      return new Binding.Words(reachable.number(), text, false);
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      // One answer that cannot be said must not keep the others of its batch from being sent.
      log.error("reply {} cannot be put into words: {}", reply.id(), e.getClass().getName());
      return new Withdrawn("cannot be put into words");
    }
  }

  private Optional<Page> rumour(AnswerRequest request, LiveContent content) {
    return RumourAnswers.isFor(request)
        ? rumourAnswers.words(request, content).map(text -> new Page(text, request.shown()))
        : Optional.empty();
  }

  private Asker asker(
      AnswerRequest request,
      Reachable reachable,
      Map<SubscriberId, Set<Long>> known,
      LiveContent content) {
    Subscriber who = reachable.subscriber();
    boolean countsToday = request.answer() == Answer.STATUS;
    return new Asker(
        who,
        known.getOrDefault(who.id(), Set.of()),
        countsToday ? askers.today(reachable, content.now()) : Asker.Today.NOTHING);
  }

  /** Only for news does it matter what somebody has got. */
  private static List<SubscriberId> newsReaders(Collection<Reply> waiting) {
    return waiting.stream()
        .filter(reply -> reply.request().startsWith(AnswerRequest.beginning(Answer.NEWS)))
        .map(Reply::subscriber)
        .toList();
  }

  private boolean overtakenByStop(Reply reply, Subscriber who) {
    if (who.status() != Subscriber.Status.STOPPED) {
      return false;
    }
    Instant stopped = subscribers.stoppedSince(who.id()).orElse(Instant.MIN);
    return reply.createdAt().isBefore(stopped);
  }
}

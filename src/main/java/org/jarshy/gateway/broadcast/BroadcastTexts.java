package org.jarshy.gateway.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.CheckCode;
import org.jarshy.gateway.bulletin.CheckCodes;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.outbox.Claimed;
import org.jarshy.gateway.outbox.TextSource;
import org.jarshy.gateway.script.ReadyTexts;
import org.jarshy.gateway.subscriber.Reachable;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscribers;

/**
 * The words of broadcasts, asked for when a message is claimed: whoever opted out since is left
 * alone, whatever was cancelled since stays here, and of what was updated since the newest leaves.
 */
final class BroadcastTexts implements TextSource {

  private final BroadcastStore store;
  private final Clock clock;
  private final Bulletins bulletins;
  private final Subscribers subscribers;
  private final QuietHours quietHours;
  private final TestAudience testAudience;
  private final CheckCodes codes;

  BroadcastTexts(
      BroadcastStore store,
      Clock clock,
      Bulletins bulletins,
      Subscribers subscribers,
      QuietHours quietHours,
      TestAudience testAudience,
      CheckCodes codes) {
    this.store = store;
    this.clock = clock;
    this.bulletins = bulletins;
    this.subscribers = subscribers;
    this.quietHours = quietHours;
    this.testAudience = testAudience;
    this.codes = codes;
  }

  @Override
  public String kind() {
    return BroadcastRow.KIND;
  }

  @Override
  public Map<MessageId, Binding> bind(List<Claimed> claimed) {
    Map<Long, Source> sources = new HashMap<>();
    claimed.forEach(c -> sources.computeIfAbsent(c.origin().ref(), this::source));
    List<SubscriberId> ids = claimed.stream().map(Claimed::recipient).distinct().toList();
    Map<SubscriberId, Reachable> people = subscribers.reachable(ids);
    boolean rehearsed = sources.values().stream().anyMatch(Source::exercise);
    Set<SubscriberId> testers = rehearsed ? testAudience.among(ids) : Set.of();
    ReadyTexts ready = new ReadyTexts();
    Map<MessageId, Binding> bindings = new HashMap<>();
    for (Claimed message : claimed) {
      Source source = sources.get(message.origin().ref());
      boolean allowed = !source.exercise() || testers.contains(message.recipient());
      bindings.put(
          message.id(),
          allowed
              ? bind(source, message, people.get(message.recipient()), ready)
              : new Binding.Withdrawn("no test phone"));
    }
    return bindings;
  }

  /**
   * @param bulletin whose words they are: the newest of the chain
   * @param given the codes of its texts; empty where they leave without
   * @param corrects true where everybody of the broadcast got older words
   * @param keptBack why nothing of it may leave, or not now; null where it may
   */
  private record Source(
      Bulletin bulletin, Map<Lang, CheckCode> given, boolean corrects, Binding keptBack) {

    /** Then its words leave to test phones only, whoever planned the message. */
    boolean exercise() {
      return bulletin != null && bulletin.exercise();
    }

    static Source keptBack(Binding why) {
      return new Source(null, Map.of(), false, why);
    }

    static Source withdrawn(String reason) {
      return keptBack(new Binding.Withdrawn(reason));
    }

    /** Whoever may have older words by this very message must hear that those are wrong. */
    boolean corrects(Claimed message) {
      boolean older = message.textRef() != 0 && message.textRef() != bulletin.id().value();
      return corrects || older;
    }
  }

  private Source source(long ref) {
    BroadcastRow row = store.find(new BroadcastId(ref)).orElse(null);
    if (row == null || row.broadcast().state() == Broadcast.State.CANCELLED) {
      return Source.withdrawn("cancelled");
    }
    if (row.broadcast().state() == Broadcast.State.PAUSED) {
      return Source.keptBack(new Binding.Held());
    }
    Bulletin bulletin = bulletins.newest(row.broadcast().bulletin()).orElse(null);
    if (bulletin == null || bulletin.state() != Bulletin.State.APPROVED) {
      return Source.withdrawn("bulletin no longer approved");
    }
    if (bulletin.exercise() != row.broadcast().exercise()) {
      return Source.withdrawn("an exercise and a real bulletin do not mix");
    }
    Instant now = clock.instant();
    if (now.isBefore(bulletin.content().validFrom())) {
      return Source.keptBack(
          new Binding.Later(bulletin.content().validFrom(), "the update is not valid yet"));
    }
    return bulletin.liveAt(now)
        ? new Source(
            bulletin,
            codes.of(bulletin.id()),
            row.broadcast().kind() == Broadcast.Kind.CORRECTION,
            null)
        : Source.withdrawn("bulletin expired");
  }

  private Binding bind(Source source, Claimed message, Reachable person, ReadyTexts ready) {
    if (source.keptBack() != null) {
      return source.keptBack();
    }
    if (person == null || person.number() == null) {
      return new Binding.Withdrawn("no longer known");
    }
    if (person.subscriber().status() != Subscriber.Status.ACTIVE) {
      return new Binding.Withdrawn("opted out");
    }
    Instant morning =
        quietHours.until(message.priority(), person.subscriber().region(), clock.instant());
    if (morning != null) {
      return new Binding.Later(morning, "quiet hours");
    }
    Subscriber reader = person.subscriber();
    return new Binding.Words(
        person.number(),
        text(source, message, reader, ready),
        false,
        source.bulletin().id().value());
  }

  private String text(Source source, Claimed message, Subscriber reader, ReadyTexts ready) {
    Bulletin bulletin = source.bulletin();
    Lang lang = bulletin.langFor(reader.lang());
    boolean corrects = source.corrects(message);
    String words =
        ready.of(
            corrects ? bulletin.correctionFor(lang) : bulletin.textFor(lang),
            reader.lang(),
            reader.script());
    CheckCode code = source.given().get(lang);
    if (code == null) {
      return words;
    }
    return (corrects ? codes.personal(bulletin, lang, reader.id()) : code).under(words);
  }
}

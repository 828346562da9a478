package org.jarshy.gateway.broadcast;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.outbox.Claimed;
import org.jarshy.gateway.outbox.TextSource;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscribers;

/**
 * The words of broadcasts, asked for when a message is claimed: whoever opted out since, and
 * whatever was cancelled since, is left alone.
 */
final class BroadcastTexts implements TextSource {

  private final BroadcastStore store;
  private final Clock clock;
  private final Bulletins bulletins;
  private final Subscribers subscribers;

  BroadcastTexts(BroadcastStore store, Clock clock, Bulletins bulletins, Subscribers subscribers) {
    this.store = store;
    this.clock = clock;
    this.bulletins = bulletins;
    this.subscribers = subscribers;
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
    Map<SubscriberId, Subscriber> people = subscribers.find(ids);
    Map<SubscriberId, Msisdn> numbers = subscribers.numbers(ids);
    Map<MessageId, Binding> bindings = new HashMap<>();
    for (Claimed message : claimed) {
      bindings.put(
          message.id(),
          bind(
              sources.get(message.origin().ref()),
              people.get(message.recipient()),
              numbers.get(message.recipient())));
    }
    return bindings;
  }

  /**
   * @param keptBack why nothing of it may leave, or not now; null where it may
   */
  private record Source(Bulletin bulletin, Binding keptBack) {
    static Source withdrawn(String reason) {
      return new Source(null, new Binding.Withdrawn(reason));
    }
  }

  private Source source(long ref) {
    BroadcastRow row = store.find(new BroadcastId(ref)).orElse(null);
    if (row == null || row.broadcast().state() == Broadcast.State.CANCELLED) {
      return Source.withdrawn("cancelled");
    }
    if (row.broadcast().state() == Broadcast.State.PAUSED) {
      return new Source(null, new Binding.Held());
    }
    Bulletin bulletin = bulletins.find(row.broadcast().bulletin()).orElse(null);
    if (bulletin == null || bulletin.state() != Bulletin.State.APPROVED) {
      return Source.withdrawn("bulletin no longer approved");
    }
    return bulletin.liveAt(clock.instant())
        ? new Source(bulletin, null)
        : Source.withdrawn("bulletin expired");
  }

  private static Binding bind(Source source, Subscriber person, Msisdn number) {
    if (source.keptBack() != null) {
      return source.keptBack();
    }
    if (person == null || number == null) {
      return new Binding.Withdrawn("no longer known");
    }
    if (person.status() != Subscriber.Status.ACTIVE) {
      return new Binding.Withdrawn("opted out");
    }
    return new Binding.Words(number, source.bulletin().textFor(person.lang()), false);
  }
}

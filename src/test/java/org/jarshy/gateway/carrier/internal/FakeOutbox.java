package org.jarshy.gateway.carrier.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.outbox.Claimed;
import org.jarshy.gateway.outbox.NewMessage;
import org.jarshy.gateway.outbox.Origin;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.Outgoing;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.ReceiptOutcome;
import org.jarshy.gateway.outbox.Settlement;
import org.jarshy.gateway.outbox.Superseded;
import org.jarshy.gateway.outbox.Tally;

/** The queue in memory: classes first, then age; deferred messages come back when it is time. */
final class FakeOutbox implements Outbox {

  private record Queued(Outgoing message, Instant notBefore) {}

  private final Clock clock;
  private final TreeMap<Long, Queued> queue = new TreeMap<>();
  private final Map<Long, Outgoing> claimed = new HashMap<>();
  private final Map<Long, Settlement> settled = new TreeMap<>();
  private Consumer<String> listener = carrier -> {};
  private long serial;
  private int mostAsked;

  FakeOutbox(Clock clock) {
    this.clock = clock;
  }

  synchronized MessageId queue(String to, String text, PriorityClass priority) {
    long id = ++serial;
    Claimed message =
        new Claimed(
            new MessageId(id),
            new Origin("test", 1),
            new SubscriberId(id),
            priority,
            clock.instant().plus(Duration.ofHours(1)),
            0);
    queue.put(
        key(message),
        new Queued(
            new Outgoing(message, new Binding.Words(new Msisdn("+" + to), text, false)), null));
    listener.accept("kcell");
    return message.id();
  }

  private static long key(Claimed message) {
    return ((long) message.priority().ordinal() << 40) + message.id().value();
  }

  @Override
  public void answered(MessageId id, List<String> smscIds) {}

  @Override
  public long turnNow(PriorityClass priority) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Superseded supersede(Origin origin, long after, int max, long textRef) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized List<Outgoing> claim(String carrier, List<String> homes, int max) {
    mostAsked = Math.max(mostAsked, max);
    List<Outgoing> taken = new ArrayList<>();
    for (Queued queued : List.copyOf(queue.values())) {
      boolean due = queued.notBefore() == null || !queued.notBefore().isAfter(clock.instant());
      if (due && taken.size() < max) {
        taken.add(queued.message());
        queue.remove(key(queued.message().claimed()));
        claimed.put(queued.message().claimed().id().value(), queued.message());
      }
    }
    return taken;
  }

  @Override
  public synchronized void settle(List<Settlement> settlements) {
    for (Settlement settlement : settlements) {
      Outgoing message = claimed.remove(settlement.id().value());
      if (settlement instanceof Settlement.Deferred d) {
        queue.put(key(message.claimed()), new Queued(message, d.notBefore()));
      } else {
        settled.put(settlement.id().value(), settlement);
      }
    }
  }

  synchronized int mostAsked() {
    return mostAsked;
  }

  synchronized List<Settlement> settled() {
    return List.copyOf(settled.values());
  }

  synchronized <T extends Settlement> List<T> settled(Class<T> type) {
    return settled.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public synchronized void onQueued(Consumer<String> carrierWaiting) {
    listener = carrierWaiting;
  }

  @Override
  public void add(List<NewMessage> messages) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ReceiptOutcome> applyReceipts(List<ReceiptOutcome> receipts) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void hold(Origin origin) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void release(Origin origin) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void withdraw(Origin origin, String reason) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Tally> tally(Origin origin) {
    throw new UnsupportedOperationException();
  }
}

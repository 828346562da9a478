package org.jarshy.gateway.keyword.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jarshy.gateway.kernel.MessageId;
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
import org.jarshy.gateway.outbox.TextSource;

/** A queue that binds everything it holds when asked to. */
final class FakeOutbox implements Outbox {

  final List<NewMessage> queued = new ArrayList<>();

  @Override
  public void add(List<NewMessage> messages) {
    queued.addAll(messages);
  }

  /** Takes all that is queued, in order. */
  List<Binding> send(TextSource source) {
    List<Claimed> claimed = new ArrayList<>();
    for (NewMessage m : queued) {
      MessageId id = new MessageId(claimed.size() + 1L);
      claimed.add(new Claimed(id, m.origin(), m.recipient(), m.priority(), m.expires(), 0));
    }
    queued.clear();
    Map<MessageId, Binding> bindings = source.bind(claimed);
    return claimed.stream().map(c -> bindings.get(c.id())).toList();
  }

  @Override
  public List<Outgoing> claim(String carrier, List<String> homes, int max) {
    throw notCalled();
  }

  @Override
  public void answered(MessageId id, List<String> smscIds) {
    throw notCalled();
  }

  @Override
  public long turnNow(PriorityClass priority) {
    throw notCalled();
  }

  @Override
  public Superseded supersede(Origin origin, long after, int max, long textRef) {
    throw notCalled();
  }

  @Override
  public void settle(List<Settlement> settlements) {
    throw notCalled();
  }

  @Override
  public List<ReceiptOutcome> applyReceipts(List<ReceiptOutcome> receipts) {
    throw notCalled();
  }

  @Override
  public void hold(Origin origin) {
    throw notCalled();
  }

  @Override
  public void release(Origin origin) {
    throw notCalled();
  }

  @Override
  public void withdraw(Origin origin, String reason) {
    throw notCalled();
  }

  @Override
  public List<Tally> tally(Origin origin) {
    throw notCalled();
  }

  @Override
  public void onQueued(Consumer<String> carrierWaiting) {
    throw notCalled();
  }

  private static UnsupportedOperationException notCalled() {
    return new UnsupportedOperationException("answering only adds to the queue");
  }
}

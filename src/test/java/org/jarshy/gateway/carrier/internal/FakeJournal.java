package org.jarshy.gateway.carrier.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jarshy.gateway.inbound.DeliveredReceipt;
import org.jarshy.gateway.inbound.DeliveredText;
import org.jarshy.gateway.inbound.Journal;
import org.jarshy.gateway.inbound.Oddity;

/** Keeps what was delivered; whether and when it is durable is the test's to say. */
public final class FakeJournal implements Journal {

  public final List<DeliveredText> texts = new CopyOnWriteArrayList<>();
  public final List<DeliveredReceipt> receipts = new CopyOnWriteArrayList<>();
  public final List<Oddity> leftOut = new CopyOnWriteArrayList<>();
  public volatile CompletionStage<Void> answer = CompletableFuture.completedFuture(null);

  public volatile int waiting;

  @Override
  public int waiting() {
    return waiting;
  }

  @Override
  public void leftOut(Oddity why) {
    leftOut.add(why);
  }

  @Override
  public CompletionStage<Void> accept(DeliveredText text) {
    texts.add(text);
    return answer;
  }

  @Override
  public CompletionStage<Void> accept(DeliveredReceipt receipt) {
    receipts.add(receipt);
    return answer;
  }
}

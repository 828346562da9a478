package org.jarshy.gateway.keyword.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.inbound.TextsReceived;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.RecipientHistory;

/** What went to and fro before, in memory. */
final class FakeTraffic implements RecipientHistory, TextsReceived {

  private final Map<SubscriberId, Set<Long>> got = new HashMap<>();
  int fromThem;
  int toThem;
  Instant askedSince;

  /** By a broadcast. */
  void got(SubscriberId who, BulletinId bulletin) {
    got.computeIfAbsent(who, w -> new HashSet<>()).add(bulletin.value());
  }

  @Override
  public Map<SubscriberId, Set<Long>> texts(Collection<SubscriberId> recipients) {
    Map<SubscriberId, Set<Long>> texts = new HashMap<>();
    recipients.stream()
        .filter(got::containsKey)
        .forEach(who -> texts.put(who, new HashSet<>(got.get(who))));
    return texts;
  }

  @Override
  public int segmentsSince(SubscriberId recipient, Instant since) {
    askedSince = since;
    return toThem;
  }

  @Override
  public int since(Msisdn from, Instant since) {
    return fromThem;
  }
}

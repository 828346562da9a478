package org.jarshy.gateway.inbound.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.inbound.DeliveredText;

/** Stores a batch of delivered texts in the order they came, within the caller's transaction. */
final class StoreTexts {

  private final TextRows rows;
  private final Reassembly reassembly;
  private final Fingerprints fingerprints;
  private final Redelivery redelivery;
  private final Clock clock;

  StoreTexts(
      TextRows rows,
      Reassembly reassembly,
      Fingerprints fingerprints,
      Redelivery redelivery,
      Clock clock) {
    this.rows = rows;
    this.reassembly = reassembly;
    this.fingerprints = fingerprints;
    this.redelivery = redelivery;
    this.clock = clock;
  }

  /**
   * @return how many were copies, and so are not stored
   */
  int store(List<DeliveredText> delivered) {
    if (delivered.isEmpty()) {
      return 0;
    }
    Instant now = clock.instant();
    List<Arrival> arrivals =
        delivered.stream().map(d -> Arrival.of(d, fingerprints)).filter(reassembly::takes).toList();
    if (arrivals.isEmpty()) {
      return 0;
    }
    Map<String, List<Seen>> earlier = earlierOf(arrivals);
    List<Arrival> whole = new ArrayList<>();
    boolean anyPart = false;
    int copies = 0;
    for (Arrival arrival : arrivals) {
      List<Seen> seen = earlier.computeIfAbsent(arrival.sender(), s -> new ArrayList<>());
      if (redelivery.isCopy(arrival, seen)) {
        copies++;
        continue;
      }
      seen.add(Seen.now(arrival, now));
      if (arrival.isPart()) {
        rows.insertWhole(whole, now); // those before it, so that ids keep the order of arrival
        whole.clear();
        reassembly.add(arrival, now);
        anyPart = true;
      } else {
        whole.add(arrival);
      }
    }
    rows.insertWhole(whole, now);
    if (anyPart) {
      reassembly.keepWithinLimits(now);
    }
    return copies;
  }

  private Map<String, List<Seen>> earlierOf(List<Arrival> arrivals) {
    Set<String> senders = arrivals.stream().map(Arrival::sender).collect(Collectors.toSet());
    Instant first =
        arrivals.stream()
            .map(a -> a.delivered().receivedAt())
            .min(Instant::compareTo)
            .orElseThrow();
    return rows.recent(senders, first.minus(Redelivery.MEMORY));
  }
}

package org.jarshy.gateway.broadcast;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.broadcast.Preview.PerCarrier;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.subscriber.AudienceCount;

/** How many, and what it costs: counts of an audience priced by the text each language gets. */
final class Audience {

  private Audience() {}

  static Preview price(Bulletin bulletin, List<AudienceCount> counts) {
    Map<Lang, Integer> segments = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      segments.put(lang, Segmenter.segment(bulletin.textFor(lang)).count());
    }
    Map<String, long[]> carriers = new LinkedHashMap<>();
    long recipients = 0;
    long bill = 0;
    for (AudienceCount count : counts) {
      // Numbers that no carrier is known for are shown, and cost nothing: they cannot be sent to.
      long cost = count.carrier() == null ? 0 : count.subscribers() * segments.get(count.lang());
      long[] sum = carriers.computeIfAbsent(count.carrier(), c -> new long[2]);
      sum[0] += count.subscribers();
      sum[1] += cost;
      recipients += count.subscribers();
      bill += cost;
    }
    List<PerCarrier> perCarrier = new ArrayList<>();
    carriers.forEach((id, sum) -> perCarrier.add(new PerCarrier(id, sum[0], sum[1])));
    HashSet<Lang> spoken = new HashSet<>();
    counts.forEach(c -> spoken.add(c.lang()));
    segments.keySet().retainAll(spoken);
    return new Preview(recipients, bill, perCarrier, segments);
  }
}

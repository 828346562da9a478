package org.jarshy.gateway.keyword.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.inbound.TextsReceived;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.keyword.internal.Asker.Today;
import org.jarshy.gateway.outbox.RecipientHistory;
import org.jarshy.gateway.subscriber.Reachable;

/** Looks up what answers must know of the people they are made for. */
final class Askers {

  private final Conversations conversations;
  private final RecipientHistory history;
  private final TextsReceived received;

  Askers(Conversations conversations, RecipientHistory history, TextsReceived received) {
    this.conversations = conversations;
    this.history = history;
    this.received = received;
  }

  /** The bulletins that each has got; two queries for however many people. */
  Map<SubscriberId, Set<Long>> known(Collection<SubscriberId> people) {
    if (people.isEmpty()) {
      return Map.of();
    }
    Map<SubscriberId, Set<Long>> known = new HashMap<>(history.texts(people));
    conversations
        .seen(people)
        .forEach(
            (who, seen) ->
                known.computeIfAbsent(who, w -> new HashSet<>()).addAll(bulletins(seen)));
    return known;
  }

  /** The bulletins among what was shown whole. */
  static Set<Long> bulletins(Shown shown) {
    Set<Long> bulletins = new HashSet<>();
    for (String item : shown.items()) {
      if (item.startsWith(Digest.BULLETIN)) {
        bulletins.add(Long.valueOf(item.substring(Digest.BULLETIN.length())));
      }
    }
    return bulletins;
  }

  Today today(Reachable whom, Instant now) {
    Region region = whom.subscriber().region();
    ZoneId zone = (region == null ? Region.ALMATY : region).zone();
    Instant midnight = now.atZone(zone).truncatedTo(ChronoUnit.DAYS).toInstant();
    Msisdn number = whom.number();
    return new Today(
        received.since(number, midnight), history.segmentsSince(whom.subscriber().id(), midnight));
  }
}

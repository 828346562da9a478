package org.jarshy.gateway.subscriber;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.Script;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;

/** Subscribers and their consent. Every method joins the caller's transaction or opens its own. */
public interface Subscribers {

  /**
   * The subscriber of a number that has just texted in, made a GUEST where new; remembers the
   * carrier it came from.
   */
  Subscriber contact(Msisdn number, String carrier);

  Optional<Subscriber> find(Msisdn number);

  Optional<Subscriber> find(SubscriberId id);

  /** Those that exist, in any order; missing ones (erased) are left out. */
  Map<SubscriberId, Subscriber> find(Collection<SubscriberId> ids);

  /** Those that exist with their numbers, opened for submitting, in one look. Not for keeping. */
  Map<SubscriberId, Reachable> reachable(Collection<SubscriberId> ids);

  /** Numbers opened for submitting; those erased or unreadable are left out. Not for keeping. */
  default Map<SubscriberId, Msisdn> numbers(Collection<SubscriberId> ids) {
    Map<SubscriberId, Msisdn> numbers = new HashMap<>();
    reachable(ids)
        .forEach(
            (id, who) -> {
              if (who.number() != null) {
                numbers.put(id, who.number());
              }
            });
    return numbers;
  }

  /** Opts in, to every topic where none was chosen before. @return false when already active */
  boolean optIn(SubscriberId id, Actor actor);

  /** Opts out and publishes {@link OptedOut}. @return false when already stopped */
  boolean optOut(SubscriberId id, Actor actor);

  void chooseLanguage(SubscriberId id, Lang lang);

  /** Everything sent from then on is in these letters, also what waits already. */
  void chooseScript(SubscriberId id, Script script);

  /**
   * Remembers where somebody is; two nulls forget it. A region that is a city sets the city too.
   *
   * @param city null when only the region is known; otherwise {@code region} must be the city's
   */
  void choosePlace(SubscriberId id, Region region, City city);

  /** An empty set silences broadcasts without opting out; the next opt-in then means all. */
  void chooseTopics(SubscriberId id, Set<Topic> topics);

  /** When the last opt-out happened; empty when active or never opted out. */
  Optional<Instant> stoppedSince(SubscriberId id);

  /**
   * Counts an audience; whoever has no language yet counts as Russian. Costs the same for a
   * thousand and for millions: the counts are kept, and move with every change of a subscriber.
   */
  List<AudienceCount> count(AudienceQuery query);

  /**
   * At most {@code limit} of an audience after one id and up to another, in id order. Passes only
   * so many rows that it takes some tens of milliseconds, whatever the audience; the last page is
   * the one whose {@link AudiencePage#to} has reached {@code last}.
   */
  AudiencePage page(AudienceQuery query, SubscriberId after, SubscriberId last, int limit);

  /** The next {@code limit} of an audience, however many rows that takes: for small ones. */
  default List<Subscriber> page(AudienceQuery query, SubscriberId after, int limit) {
    SubscriberId last = newest();
    List<Subscriber> found = new ArrayList<>();
    SubscriberId at = after;
    while (found.size() < limit && at.value() < last.value()) {
      AudiencePage page = page(query, at, last, limit - found.size());
      found.addAll(page.subscribers());
      at = page.to();
    }
    return found;
  }

  /**
   * The highest id there is, 0 where there is none: bounds the plan of an audience, so that it ends
   * while people keep joining. Ids are given out in blocks, so a few who join later may lie below.
   */
  SubscriberId newest();

  /** Active subscribers by carrier and language; for the dashboard. */
  List<AudienceCount> totals();

  /**
   * Counts every row anew and corrects the counts that are kept, while the service goes on; reads
   * all rows, some seconds for a million.
   *
   * @return by how many subscribers the counts were off; 0 unless rows were changed by hand
   */
  long recount();
}

package org.jarshy.gateway.keyword.internal;

import java.util.Set;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.subscriber.Subscriber;

/**
 * Who asks, and what an answer made for them must know.
 *
 * @param who as they are now
 * @param known ids of bulletins they have got: by broadcasts, and by answers before this question
 * @param today what of their texts and ours counts today; of STATUS alone
 */
record Asker(Subscriber who, Set<Long> known, Today today) {

  /**
   * Segments since midnight on their own clock, as operators count them: a text of two parts is
   * two.
   *
   * @param fromThem what they sent us, which their operator counts against their own allowance
   * @param toThem what we sent them, answers and broadcasts, surely or perhaps
   */
  record Today(int fromThem, int toThem) {
    static final Today NOTHING = new Today(0, 0);
  }

  /** Where they live; null where that is not known. */
  Place place() {
    return who.region() == null ? null : new Place(who.region(), who.city());
  }

  /** Somebody we have not met before. */
  static Asker stranger(Subscriber who) {
    return new Asker(who, Set.of(), Today.NOTHING);
  }
}

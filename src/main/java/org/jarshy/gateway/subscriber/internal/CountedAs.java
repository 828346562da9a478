package org.jarshy.gateway.subscriber.internal;

import java.util.Comparator;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.subscriber.Subscriber;

/**
 * What an active subscriber is counted as: the key of a count without its slot. A place or carrier
 * that is not known is empty, never null; whoever has no language counts as Russian.
 *
 * @param topics bits of {@link SubscriberRow#bit}
 */
record CountedAs(String region, String city, int topics, String lang, String carrier)
    implements Comparable<CountedAs> {

  private static final Comparator<CountedAs> ORDER =
      Comparator.comparing(CountedAs::region)
          .thenComparing(CountedAs::city)
          .thenComparingInt(CountedAs::topics)
          .thenComparing(CountedAs::lang)
          .thenComparing(CountedAs::carrier);

  static CountedAs of(Subscriber s) {
    return new CountedAs(
        s.region() == null ? "" : s.region().slug(),
        s.city() == null ? "" : s.city().slug(),
        SubscriberRow.bits(s.topics()),
        (s.lang() == null ? Lang.RU : s.lang()).code(),
        s.carrier() == null ? "" : s.carrier());
  }

  @Override
  public int compareTo(CountedAs other) {
    return ORDER.compare(this, other);
  }
}

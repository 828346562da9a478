package org.jarshy.gateway.proxy;

import java.util.List;

/**
 * Highest random weight: of B buckets each area takes the one that weighs most for it. One bucket
 * more takes an even share from all others, and moves nobody else.
 */
final class Rendezvous {

  private Rendezvous() {}

  /**
   * @param buckets at least one
   */
  static long choose(DistributionKey.AreaKey area, List<Long> buckets) {
    long best = buckets.get(0);
    long most = weight(area, best);
    for (long bucket : buckets) {
      long weight = weight(area, bucket);
      if (Long.compareUnsigned(weight, most) > 0) {
        best = bucket;
        most = weight;
      }
    }
    return best;
  }

  /** The area's number is a keyed hash already, so mixing it is enough. */
  private static long weight(DistributionKey.AreaKey area, long bucket) {
    return mixed(area.number() ^ mixed(bucket + 0x9E3779B97F4A7C15L));
  }

  /** The finisher of SplitMix64: every bit of the input changes every bit of the output. */
  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

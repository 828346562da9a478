package org.jarshy.gateway.proxy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jarshy.gateway.kernel.RootKey;

/**
 * How much of a pool a censor learns who asks with many SIM cards: by the very hashes that hand
 * proxies out, under keys made for the purpose.
 */
public final class Enumeration {

  private static final int TRIALS = 200;

  /** Areas hashed at most in one simulation; some two seconds of one core. */
  private static final long MOST_HASHES = 400_000;

  /**
   * @param proxies active ones of an app
   * @param bucketSize proxies that one asker gets
   * @param sims SIM cards that ask once each
   * @param range true where their numbers follow each other
   * @param days that the pool is dealt anew each day, to show what rotation costs; 1 is no rotation
   */
  public record Attack(int proxies, int bucketSize, int sims, boolean range, int days) {

    /**
     * @throws ProxyRefused naming each field that is out of bounds
     */
    public Attack {
      Map<String, String> problems = new TreeMap<>();
      check(problems, "proxies", proxies, 1, 10_000);
      check(problems, "bucketSize", bucketSize, 1, 2);
      check(problems, "sims", sims, 1, 100_000);
      check(problems, "days", days, 1, 365);
      if (!problems.isEmpty()) {
        throw new ProxyRefused(ProxyRefused.Rule.INVALID, problems);
      }
    }

    int buckets() {
      return (proxies + bucketSize - 1) / bucketSize;
    }

    /** A run of SIM cards shares an area for each thousand. */
    int areas() {
      return range ? (sims + 999) / 1_000 : sims;
    }

    private static void check(
        Map<String, String> problems, String field, int value, int least, int most) {
      if (value < least || value > most) {
        problems.put(field, "It is %d; %d to %d are allowed.".formatted(value, least, most));
      }
    }
  }

  /**
   * @param learned of all proxies, 0 to 1, on average over {@code trials}
   * @param expected by {@code 1-(1-1/B)^k} with B buckets and k distinct areas
   */
  public record Result(double learned, double expected, int buckets, int areas, int trials) {}

  private Enumeration() {}

  public static Result simulate(Attack attack) {
    return simulate(attack, new SecureRandom());
  }

  static Result simulate(Attack attack, Random random) {
    long asked = (long) attack.areas() * attack.days();
    int trials = (int) Math.max(1, Math.min(TRIALS, MOST_HASHES / asked));
    double learned = 0;
    for (int i = 0; i < trials; i++) {
      learned += share(attack, random);
    }
    double expected = 1 - Math.pow(1 - 1.0 / attack.buckets(), asked);
    return new Result(learned / trials, expected, attack.buckets(), attack.areas(), trials);
  }

  private static double share(Attack attack, Random random) {
    byte[] secret = new byte[RootKey.BYTES];
    random.nextBytes(secret);
    DistributionKey key = new DistributionKey(RootKey.of(secret));
    List<Long> buckets = new ArrayList<>();
    for (long bucket = 1; bucket <= attack.buckets(); bucket++) {
      buckets.add(bucket);
    }
    Set<Long> seen = new HashSet<>();
    for (int day = 0; day < attack.days(); day++) {
      for (int area = 0; area < attack.areas(); area++) {
        seen.add(Rendezvous.choose(key.areaKey(App.TELEGRAM, area + "|day " + day), buckets));
      }
    }
    // The last bucket may be half full.
    int last = attack.proxies() - (attack.buckets() - 1) * attack.bucketSize();
    int missing = seen.contains((long) attack.buckets()) ? attack.bucketSize() - last : 0;
    return (double) (seen.size() * attack.bucketSize() - missing) / attack.proxies();
  }
}

package org.jarshy.sim.profile;

import java.nio.charset.StandardCharsets;

/**
 * Random numbers that are made of a key and a purpose instead of being drawn in turn: the fate of
 * one submit does not depend on how many others asked before it.
 */
public final class Chance {

  /** What a draw decides; two purposes of one key are independent of each other. */
  public enum Purpose {
    STATUS,
    RESPONSE_DELAY,
    RESPONSE_SPIKE,
    RECEIPT_DELAY,
    RECEIPT_SPIKE,
    RECEIPT_STATE,
    RECEIPT_FIRST,
    RECEIPT_NONE,
    RECEIPT_TWICE,
    RECEIPT_REORDERED,
    RECEIPT_CONTRADICTED,
    FAULT
  }

  private static final double UNIT = 0x1.0p-53;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Chance() {}

  /** The key of the n-th submit of an account. */
  public static long key(long seed, long account, long ordinal) {
    return mix(mix(seed ^ account) + ordinal * GOLDEN);
  }

  /** A number that stands for a name, the same in every run. */
  public static long of(String name) {
    long hash = 0xCBF29CE484222325L;
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xFF)) * 0x100000001B3L;
    }
    return mix(hash);
  }

  /** From 0 inclusive to 1 exclusive, evenly. */
  public static double unit(long key, Purpose purpose) {
    return (bits(key, purpose.ordinal() + 1) >>> 11) * UNIT;
  }

  /** {@link #unit} for one of several things with the same purpose. */
  public static double unit(long key, Purpose purpose, int which) {
    return (bits(key, purpose.ordinal() + 1 + 1000L * (which + 1)) >>> 11) * UNIT;
  }

  /** Normally distributed with mean 0 and deviation 1 (Box and Muller). */
  public static double normal(long key, Purpose purpose) {
    double one = 1 - unit(key, purpose, 0);
    double two = unit(key, purpose, 1);
    return Math.sqrt(-2 * Math.log(one)) * Math.cos(2 * Math.PI * two);
  }

  private static long bits(long key, long purpose) {
    return mix(key + purpose * GOLDEN);
  }

  // The finalizer of SplitMix64: every bit of the input changes half of those of the output.
  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

package org.jarshy.gateway.rumour;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How alike two texts are: 1 where they claim the same, 0 where they have nothing in common or
 * differ in a fact.
 *
 * <p>A wrong verdict is worse than a rumour that an editor has to join by hand, so a difference in
 * place, day, number, in yes and no, or in who does what to whom is final, however many words
 * agree.
 */
final class Likeness {

  /** From here on two texts are taken for one rumour. */
  static final double SAME = 0.82;

  /** All texts that were brought together are at least so alike: no chain from one to another. */
  static final double NOT_STRANGE = 0.66;

  /** A word that weighs more changes what is claimed, as far as a machine can tell. */
  static final double BY_THE_WAY = 0.3;

  /** From here on an editor is asked whether it is the same. */
  static final double PERHAPS = 0.4;

  private Likeness() {}

  /** 0 where a fact differs. */
  static double of(Reading one, Reading other) {
    return one.sameFacts(other) && !contradict(one, other) ? inWords(one, other) : 0;
  }

  /** For an editor to judge: the words alone, whatever the facts. */
  static double inWords(Reading one, Reading other) {
    double shared = 0;
    double all = 0;
    Map<String, Double> terms = one.terms();
    Map<String, Double> others = other.terms();
    for (Map.Entry<String, Double> term : terms.entrySet()) {
      all += term.getValue();
      if (others.containsKey(term.getKey())) {
        shared += term.getValue();
      }
    }
    for (double weight : others.values()) {
      all += weight;
    }
    return all == 0 ? 0 : 2 * shared / all;
  }

  /** So alike that a verdict on the one answers the other, with no editor having seen it. */
  static boolean certain(Reading one, Reading other) {
    return one.terms().size() > 1
        && of(one, other) >= SAME
        && differBy(one.terms(), other.terms()) <= BY_THE_WAY
        && differBy(other.terms(), one.terms()) <= BY_THE_WAY;
  }

  /** The heaviest word that the other has not. */
  private static double differBy(Map<String, Double> terms, Map<String, Double> others) {
    return terms.entrySet().stream()
        .filter(term -> !others.containsKey(term.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  private static boolean contradict(Reading one, Reading other) {
    return meet(one.opposed(), other.terms().keySet())
        || meet(other.opposed(), one.terms().keySet())
        || otherActs(one.acts(), other.acts())
        || differ(one.roles(), other.roles())
        || turnedAround(one, other);
  }

  /** Where one says none there is nothing to differ from. */
  private static boolean differ(Set<String> some, Set<String> others) {
    return !some.isEmpty() && !others.isEmpty() && !some.equals(others);
  }

  private static boolean meet(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }

  /** Who says more may mean the same; who says other things does not. */
  private static boolean otherActs(Set<String> some, Set<String> others) {
    return !some.containsAll(others) && !others.containsAll(some);
  }

  /** The police shot at people, people shot at the police. */
  private static boolean turnedAround(Reading one, Reading other) {
    return !one.roles().isEmpty()
        && one.actors().size() > 1
        && new HashSet<>(one.actors()).equals(new HashSet<>(other.actors()))
        && !one.actors().equals(other.actors());
  }
}

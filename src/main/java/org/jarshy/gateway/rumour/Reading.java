package org.jarshy.gateway.rumour;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a text claims, so far as a machine can tell: enough to find texts that claim the same, and
 * to keep apart those that differ in the one word that matters.
 *
 * @param terms what it speaks of, by how much it weighs: meanings known in every language, and
 *     stems of all other words
 * @param acts those of the terms that say what happens
 * @param opposed terms that would say the opposite of one of these
 * @param actors who does it and to whom, in their order
 * @param roles the same as written, where it matters who did it to whom; else empty
 * @param places slugs of the places named
 * @param numbers amounts and hours, as digits
 * @param days dates, {@code 2022-01-06}; "tomorrow" is the day it was on when it was written
 * @param denied true where the claim is that something is not so
 */
public record Reading(
    Map<String, Double> terms,
    Set<String> acts,
    Set<String> opposed,
    List<String> actors,
    Set<String> roles,
    Set<String> places,
    Set<String> numbers,
    Set<String> days,
    boolean denied) {

  public Reading {
    terms = Map.copyOf(terms);
    acts = Set.copyOf(acts);
    opposed = Set.copyOf(opposed);
    actors = List.copyOf(actors);
    roles = Set.copyOf(roles);
    places = Set.copyOf(places);
    numbers = Set.copyOf(numbers);
    days = Set.copyOf(days);
  }

  /** Nothing that could be checked. */
  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /** The same words and the same facts. */
  boolean saysTheSame(Reading other) {
    return terms.keySet().equals(other.terms.keySet())
        && actors.equals(other.actors)
        && roles.equals(other.roles)
        && sameFacts(other);
  }

  /** The facts that a reader of a verdict would rely on. */
  boolean sameFacts(Reading other) {
    return places.equals(other.places)
        && numbers.equals(other.numbers)
        && days.equals(other.days)
        && denied == other.denied;
  }
}

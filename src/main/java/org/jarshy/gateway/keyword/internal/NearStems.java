package org.jarshy.gateway.keyword.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which stems of the index are one slip away from one that is not in it: a letter too many, too
 * few, another, or two that changed places. As Lucene's fuzzy query with a prefix of one letter,
 * which builds an automaton for each word and field: three milliseconds for a question of five
 * words, where looking up a few keys takes some microseconds.
 */
final class NearStems {

  /** Shorter ones are near too much. */
  private static final int SHORTEST = 4;

  /** Of more that are near, which was meant is a guess. */
  private static final int MOST = 4;

  private final Map<String, List<String>> byRest = new HashMap<>();

  NearStems(Collection<String> stems) {
    for (String stem : stems) {
      if (stem.length() >= SHORTEST && !Character.isDigit(stem.charAt(0))) {
        rests(stem).forEach(r -> byRest.computeIfAbsent(r, k -> new ArrayList<>(1)).add(stem));
      }
    }
  }

  /** Empty where none is, or too many are. */
  List<String> to(String stem) {
    if (stem.length() < SHORTEST || Character.isDigit(stem.charAt(0))) {
      return List.of();
    }
    Set<String> near = new LinkedHashSet<>();
    for (String rest : rests(stem)) {
      for (String other : byRest.getOrDefault(rest, List.of())) {
        if (isOneSlip(stem, other)) {
          near.add(other);
        }
      }
    }
    return near.size() > MOST ? List.of() : List.copyOf(near);
  }

  /** The stem, and it without any one of its letters but the first. */
  private static Set<String> rests(String stem) {
    Set<String> rests = new LinkedHashSet<>();
    rests.add(stem);
    for (int gone = 1; gone < stem.length(); gone++) {
      rests.add(stem.substring(0, gone) + stem.substring(gone + 1));
    }
    return rests;
  }

  private static boolean isOneSlip(String one, String other) {
    int begin = 0;
    int shorter = Math.min(one.length(), other.length());
    while (begin < shorter && one.charAt(begin) == other.charAt(begin)) {
      begin++;
    }
    int end = 0;
    while (end < shorter - begin
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    int left = one.length() - begin - end;
    int right = other.length() - begin - end;
    boolean swapped =
        left == 2
            && right == 2
            && one.charAt(begin) == other.charAt(begin + 1)
            && one.charAt(begin + 1) == other.charAt(begin);
    return swapped || Math.max(left, right) <= 1;
  }
}

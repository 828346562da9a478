package org.jarshy.gateway.kernel;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which carrier a number belongs to by its prefix, longest prefix first. The first guess only:
 * numbers are ported, and the carrier that a text came in from knows better.
 */
public final class NumberingPlan {

  private record Entry(String prefix, String carrier) {}

  private final List<Entry> entries;
  private final Set<String> carriers;

  /**
   * @param prefixesByCarrier digits without a plus sign, {@code 7701}, by carrier id
   */
  public NumberingPlan(Map<String, ? extends java.util.Collection<String>> prefixesByCarrier) {
    this.entries =
        prefixesByCarrier.entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(p -> new Entry(p, e.getKey())))
            .sorted(Comparator.comparingInt((Entry e) -> e.prefix().length()).reversed())
            .toList();
    this.carriers = Set.copyOf(prefixesByCarrier.keySet());
  }

  public Set<String> carriers() {
    return carriers;
  }

  /** The carrier's id, or null where no prefix fits. */
  public String carrierOf(Msisdn number) {
    String digits = number.digits();
    for (Entry entry : entries) {
      if (digits.startsWith(entry.prefix())) {
        return entry.carrier();
      }
    }
    return null;
  }
}

package org.jarshy.sim.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a text, each thing said once, with a bound on how much is said. */
public final class Warnings {

  private static final int MOST = 10;

  private Set<String> said = Set.of();

  public void add(String warning) {
    if (said.isEmpty()) {
      said = new LinkedHashSet<>();
    }
    if (said.size() < MOST) {
      said.add(warning);
    }
  }

  public void addAll(Iterable<String> warnings) {
    warnings.forEach(this::add);
  }

  public List<String> list() {
    return List.copyOf(said);
  }
}

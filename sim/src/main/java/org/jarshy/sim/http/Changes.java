package org.jarshy.sim.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Numbers whose threads changed since the page was last told; of very many only the latest. */
final class Changes {

  private static final int MOST = 100;

  private final Set<String> numbers = new LinkedHashSet<>();

  synchronized void changed(String number) {
    numbers.remove(number);
    numbers.add(number);
    if (numbers.size() > MOST) {
      numbers.remove(numbers.iterator().next());
    }
  }

  synchronized List<String> drain() {
    List<String> all = List.copyOf(numbers);
    numbers.clear();
    return all;
  }
}

package org.jarshy.gateway.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What was noticed since the start, for health page and console; each once. */
@Component
class AuditNotices {

  private static final int MOST = 20;

  private final Set<String> all = new LinkedHashSet<>();

  synchronized void add(String sentence) {
    if (all.size() < MOST) {
      all.add(sentence);
    }
  }

  synchronized List<String> all() {
    return new ArrayList<>(all);
  }
}

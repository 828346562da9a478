package org.jarshy.gateway.lookup;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.web.WebHosts;
import org.springframework.stereotype.Component;

/** Everything that can be wrong with a keyword, asked in one place. */
@Component
class Judgement {

  private final WordRules words;
  private final TakenWords taken;
  private final WebHosts hosts;

  Judgement(WordRules words, TakenWords taken, WebHosts hosts) {
    this.words = words;
    this.taken = taken;
    this.hosts = hosts;
  }

  /** By field; empty when nothing is wrong. @param origin null for a new keyword */
  Map<String, String> problems(Definition definition, KeywordId origin, Instant now) {
    Map<String, String> problems =
        new LinkedHashMap<>(DefinitionRules.problems(definition, now, hosts));
    problems.putAll(words.problems(definition, origin, now));
    return problems;
  }

  /** Whether the table that is to answer is there and fits. @param keyedBy how it was read */
  static void tableProblems(
      Definition definition, LookupTable table, String keyedBy, Map<String, String> problems) {
    if (!(definition.answering() instanceof Answering.Table wants)) {
      return;
    }
    if (table == null) {
      problems.put("table", "A table is required: upload a CSV file.");
    } else if (table.erased()) {
      problems.put("table", "The rows of the table were erased meanwhile; upload it again.");
    } else if (!wants.keyedBy().equals(keyedBy)) {
      problems.put(
          "table",
          "The table was read by other key columns than the keyword has now; upload it again.");
    } else {
      TableRules.fits(wants, table.columns(), problems);
    }
  }

  Set<String> keys(String word) {
    return taken.keys(word);
  }
}

package org.jarshy.gateway.rumour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jarshy.gateway.kernel.NumberVault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the wordings that are kept claim, in memory, by the terms they have: thousands are compared
 * in milliseconds, and no term of a citizen's text stands in the database in clear. Knows nothing
 * of rumours: which one a wording belongs to is asked of the database, where editors move them.
 */
@Component
class KnownTexts {

  private static final Logger log = LoggerFactory.getLogger(KnownTexts.class);

  private final JdbcClient jdbc;
  private final NumberVault vault;
  private final RumourReader reader;

  // All guarded by this.
  private final Map<Long, Reading> readings = new HashMap<>();
  private final Map<String, Set<Long>> holders = new HashMap<>();
  private long last;

  KnownTexts(JdbcClient jdbc, NumberVault vault, RumourReader reader) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.reader = reader;
  }

  private record Row(long id, byte[] body, LocalDate askedOn) {}

  /** Where a wording is sealed to. */
  static String place(long text) {
    return "rumour|" + text;
  }

  /**
   * Reads what came since. Ids are given out in the order of commits, for who adds one holds the
   * turn; what is rolled back afterwards stays here and is found nowhere in the database.
   */
  synchronized void refresh() {
    List<Row> rows =
        jdbc.sql("select id, body, asked_on from rumour_text where id > ? order by id")
            .param(last)
            .query(
                (row, n) ->
                    new Row(row.getLong(1), row.getBytes(2), row.getObject(3, LocalDate.class)))
            .list();
    for (Row row : rows) {
      last = row.id();
      try {
        add(row.id(), reader.read(vault.open(row.body(), place(row.id())), row.askedOn()));
      } catch (NumberVault.SealBroken e) {
        log.error("the wording {} of a rumour does not open", row.id());
      }
    }
  }

  private void add(long id, Reading reading) {
    readings.put(id, reading);
    reading.terms().keySet().forEach(t -> holders.computeIfAbsent(t, k -> new HashSet<>()).add(id));
  }

  /** Drops what is erased in the database. */
  synchronized void keepOnly(Set<Long> present) {
    List<Long> gone = new ArrayList<>(readings.keySet());
    gone.removeAll(present);
    for (long id : gone) {
      for (String term : readings.remove(id).terms().keySet()) {
        Set<Long> left = holders.get(term);
        left.remove(id);
        if (left.isEmpty()) {
          holders.remove(term);
        }
      }
    }
  }

  /** Null where it is not known. */
  synchronized Reading of(long text) {
    return readings.get(text);
  }

  synchronized int size() {
    return readings.size();
  }

  /** Those at least so alike, with how much. */
  Map<Long, Double> alike(Reading reading, double least) {
    return measured(reading, other -> Likeness.of(reading, other), least);
  }

  /** The same by words alone, for an editor to judge. */
  Map<Long, Double> alikeInWords(Reading reading, double least) {
    return measured(reading, other -> Likeness.inWords(reading, other), least);
  }

  private synchronized Map<Long, Double> measured(
      Reading reading, ToDoubleFunction<Reading> likeness, double least) {
    Set<Long> candidates = new HashSet<>();
    for (String term : reading.terms().keySet()) {
      candidates.addAll(holders.getOrDefault(term, Set.of()));
    }
    Map<Long, Double> found = new HashMap<>();
    for (long id : candidates) {
      double likely = likeness.applyAsDouble(readings.get(id));
      if (likely >= least) {
        found.put(id, likely);
      }
    }
    return found;
  }
}

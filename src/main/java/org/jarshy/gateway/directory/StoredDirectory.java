package org.jarshy.gateway.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.bulletin.AreaWords;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Region;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Help lines in the database; every change in one transaction with its audit entry. */
@Component
class StoredDirectory implements Directory {

  private final HelpLineStore store;
  private final TransactionOperations transactions;
  private final AuditLog audit;
  private final Clock clock;

  StoredDirectory(
      HelpLineStore store, TransactionOperations transactions, AuditLog audit, Clock clock) {
    this.store = store;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public List<HelpLine> helpLines(HelpTopic topic, Region region, City city) {
    Region place = city == null ? region : city.region();
    return store.all(topic).stream()
        .filter(line -> line.area().covers(place, city))
        // Equally near: as they were added, so that an operator's order stands.
        .sorted(Comparator.comparingInt(line -> distance(line.area(), city)))
        .toList();
  }

  private static int distance(Area area, City city) {
    if (area.country()) {
      return 2;
    }
    return city != null && area.cities().contains(city) ? 0 : 1;
  }

  @Override
  public List<HelpLine> all() {
    return store.all(null);
  }

  @Override
  public long save(HelpLine line, Actor actor) {
    Map<String, String> problems = HelpLineRules.problems(line);
    if (!problems.isEmpty()) {
      throw new HelpLineRefused(problems);
    }
    return transactions.execute(
        tx -> {
          Instant now = clock.instant();
          if (line.id() == 0) {
            long id = store.insert(line, actor, now);
            record(actor, "helpline.added", id, detail(line));
            return id;
          }
          if (!store.replace(line, actor, now)) {
            throw unknown(line.id());
          }
          record(actor, "helpline.changed", line.id(), detail(line));
          return line.id();
        });
  }

  @Override
  public void remove(long id, Actor actor) {
    transactions.executeWithoutResult(
        tx -> {
          if (!store.delete(id)) {
            throw unknown(id);
          }
          record(actor, "helpline.removed", id, "");
        });
  }

  private void record(Actor actor, String action, long id, String detail) {
    audit.record(actor, action, "helpline:" + id, detail);
  }

  private static String detail(HelpLine line) {
    return line.topic() + ", " + AreaWords.brief(line.area());
  }

  private static HelpLineRefused unknown(long id) {
    return new HelpLineRefused(
        Map.of("", "There is no help line %d; one with id 0 is added as new.".formatted(id)));
  }
}

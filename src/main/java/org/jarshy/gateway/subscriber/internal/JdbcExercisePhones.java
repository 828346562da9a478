package org.jarshy.gateway.subscriber.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.subscriber.ExercisePhones;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscribers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Rows beside those of the subscribers; a subscriber that is erased takes its row along. */
@Repository
class JdbcExercisePhones implements ExercisePhones {

  private static final int LONGEST_NAME = 60;

  /** A name is no place for a number: it is shown on pages. */
  private static final Pattern LIKE_A_NUMBER = Pattern.compile(".*\\p{Nd}[\\p{Nd} ()./-]{4,}.*");

  private final JdbcClient jdbc;
  private final Subscribers subscribers;
  private final TransactionOperations transactions;
  private final AuditLog audit;
  private final Clock clock;

  JdbcExercisePhones(
      JdbcClient jdbc,
      Subscribers subscribers,
      TransactionOperations transactions,
      AuditLog audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.subscribers = subscribers;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public SubscriberId add(Msisdn number, String name, Actor keeper) {
    try {
      return take(number, name == null ? "" : name.strip(), keeper);
    } catch (Refused refused) {
      // Somebody tried to put a phone where it may not be: worth an entry though nothing came of
      // it.
      // Fields alone: a number or a name that was typed is nobody's business here.
      String fields = String.join(", ", new TreeSet<>(refused.problems().keySet()));
      transactions.executeWithoutResult(
          tx ->
              audit.record(
                  keeper,
                  "exercise-phone.refused",
                  "exercise-phones",
                  fields.isEmpty() ? "the list is full" : fields));
      throw refused;
    }
  }

  private SubscriberId take(Msisdn number, String called, Actor keeper) {
    return transactions.execute(
        tx -> {
          Map<String, String> problems = new LinkedHashMap<>();
          nameProblem(called).ifPresent(p -> problems.put("name", p));
          Subscriber person = subscribers.find(number).orElse(null);
          if (person == null || person.status() != Subscriber.Status.ACTIVE) {
            problems.put(
                "number",
                "This phone has not subscribed. Its owner texts START first: nobody is sent what"
                    + " they did not ask for, exercises neither.");
          }
          if (!problems.isEmpty()) {
            throw new Refused(problems);
          }
          if (!rename(person.id(), called)) {
            insert(person.id(), called, keeper);
          }
          audit.record(keeper, "exercise-phone.added", "subscriber:" + person.id(), "");
          return person.id();
        });
  }

  private static Optional<String> nameProblem(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return Optional.of(
          "A name is required, at most %d characters: whose phone it is.".formatted(LONGEST_NAME));
    }
    if (LIKE_A_NUMBER.matcher(name).matches() || name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("The name may hold no phone number: it is shown on this page.");
    }
    return Optional.empty();
  }

  private boolean rename(SubscriberId id, String name) {
    return jdbc.sql("update exercise_phone set name = ? where subscriber = ?")
            .params(name, id.value())
            .update()
        == 1;
  }

  private void insert(SubscriberId id, String name, Actor keeper) {
    Set<Integer> taken =
        new HashSet<>(jdbc.sql("select slot from exercise_phone").query(Integer.class).list());
    int slot = 1;
    while (taken.contains(slot)) {
      slot++;
    }
    if (slot > MOST) {
      throw new Refused(
          Map.of(
              "", "There are %d test phones; that is the most. Remove one first.".formatted(MOST)));
    }
    jdbc.sql(
            """
            insert into exercise_phone (subscriber, slot, name, added_by, added_at)
            values (?, ?, ?, ?, ?)""")
        .params(id.value(), slot, name, keeper.name(), clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public boolean remove(SubscriberId id, Actor keeper) {
    return transactions.execute(
        tx -> {
          boolean gone =
              jdbc.sql("delete from exercise_phone where subscriber = ?").param(id.value()).update()
                  == 1;
          if (gone) {
            audit.record(keeper, "exercise-phone.removed", "subscriber:" + id, "");
          }
          return gone;
        });
  }

  private record Row(SubscriberId id, String name, String by, OffsetDateTime at) {}

  @Override
  public List<Phone> all() {
    List<Row> rows =
        jdbc.sql("select subscriber, name, added_by, added_at from exercise_phone order by name")
            .query(JdbcExercisePhones::row)
            .list();
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<SubscriberId, Subscriber> people = subscribers.find(rows.stream().map(Row::id).toList());
    return rows.stream()
        .filter(row -> people.containsKey(row.id()))
        .map(row -> new Phone(people.get(row.id()), row.name(), row.by(), row.at().toInstant()))
        .toList();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        new SubscriberId(row.getLong(1)),
        row.getString(2),
        row.getString(3),
        row.getObject(4, OffsetDateTime.class));
  }

  @Override
  public Set<SubscriberId> among(Collection<SubscriberId> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        jdbc.sql("select subscriber from exercise_phone where subscriber in (:ids)")
            .param("ids", ids.stream().map(SubscriberId::value).toList())
            .query((row, n) -> new SubscriberId(row.getLong(1)))
            .list());
  }
}

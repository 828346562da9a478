package org.jarshy.gateway.rumour;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.MessageId;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.outbox.Binding.Withdrawn;
import org.jarshy.gateway.outbox.Claimed;
import org.jarshy.gateway.outbox.NewMessage;
import org.jarshy.gateway.outbox.Origin;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.TextSource;
import org.jarshy.gateway.script.ReadyTexts;
import org.jarshy.gateway.subscriber.Reachable;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscribers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells those who asked. A message is queued for each of them that the verdict in force was not
 * told yet, and says what is in force when it is sent; so a verdict that changes meanwhile replaces
 * the one that nobody has read.
 */
@Component
class RumourTexts implements TextSource {

  static final String KIND = "rumour";

  /** After it the message has expired, and another may be queued. */
  static final Duration LIFETIME = Duration.ofHours(12);

  private static final int BATCH = 500;
  private static final int BATCHES_A_TURN = 20;

  private final JdbcClient jdbc;
  private final RumourRows rows;
  private final VerdictRows verdicts;
  private final Subscribers subscribers;
  private final Outbox outbox;
  private final TransactionOperations transactions;
  private final Clock clock;

  RumourTexts(
      JdbcClient jdbc,
      RumourRows rows,
      VerdictRows verdicts,
      Subscribers subscribers,
      Outbox outbox,
      TransactionOperations transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.verdicts = verdicts;
    this.subscribers = subscribers;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  private record Due(long asker, long rumour, SubscriberId who, Instant expires) {}

  /** A batch is one transaction: queued and noted as queued. */
  @Scheduled(fixedDelay = 2_000)
  void queue() {
    for (int i = 0; i < BATCHES_A_TURN; i++) {
      if (transactions.execute(tx -> queueSome()) < BATCH) {
        return;
      }
    }
  }

  private int queueSome() {
    Instant now = clock.instant();
    List<Due> due = due(now);
    if (due.isEmpty()) {
      return 0;
    }
    Map<SubscriberId, Subscriber> people =
        subscribers.find(due.stream().map(Due::who).distinct().toList());
    List<NewMessage> messages = new ArrayList<>();
    for (Due one : due) {
      boolean mine =
          jdbc.sql(
                      "update rumour_asker set queued_at = ?"
                          + " where id = ? and (queued_at is null or queued_at < ?)")
                  .params(RumourRows.utc(now), one.asker(), RumourRows.utc(now.minus(LIFETIME)))
                  .update()
              > 0;
      Subscriber who = people.get(one.who());
      if (mine && who != null) {
        Instant expires =
            one.expires().isBefore(now.plus(LIFETIME)) ? one.expires() : now.plus(LIFETIME);
        messages.add(
            new NewMessage(
                new Origin(KIND, one.rumour()),
                one.who(),
                who.carrier(),
                PriorityClass.NOTICE,
                expires));
      }
    }
    outbox.add(messages);
    return due.size();
  }

  private List<Due> due(Instant now) {
    return jdbc.sql(
            """
            select a.id, a.rumour_id, a.subscriber_id, v.expires
            from rumour_verdict v join rumour_asker a on a.rumour_id = v.rumour_id
            where v.state = 'APPROVED' and v.expires > :now and a.tell and a.confirmed
              and (a.told_verdict is null or a.told_verdict <> v.id)
              and (a.queued_at is null or a.queued_at < :old)
            order by a.id limit :batch""")
        .param("now", RumourRows.utc(now))
        .param("old", RumourRows.utc(now.minus(LIFETIME)))
        .param("batch", BATCH)
        .query(
            (row, n) ->
                new Due(
                    row.getLong(1),
                    row.getLong(2),
                    new SubscriberId(row.getLong(3)),
                    row.getObject(4, java.time.OffsetDateTime.class).toInstant()))
        .list();
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** What is told is noted in one transaction for all, before anything is submitted. */
  @Override
  public Map<MessageId, Binding> bind(List<Claimed> claimed) {
    return claimed.isEmpty() ? Map.of() : transactions.execute(tx -> bindAll(claimed));
  }

  private Map<MessageId, Binding> bindAll(List<Claimed> claimed) {
    Set<Long> rumours = new LinkedHashSet<>();
    Set<SubscriberId> people = new LinkedHashSet<>();
    claimed.forEach(
        c -> {
          rumours.add(c.origin().ref());
          people.add(c.recipient());
        });
    Map<List<Long>, RumourRows.Asker> askers = new HashMap<>();
    rows.askers(rumours, people.stream().map(SubscriberId::value).toList())
        .forEach(a -> askers.put(List.of(a.rumour(), a.who().value()), a));
    Map<Long, Verdict> standing = verdicts.standing(rumours, clock.instant());
    Map<SubscriberId, Reachable> reachable = subscribers.reachable(people);
    ReadyTexts ready = new ReadyTexts();
    Map<MessageId, Binding> bindings = new HashMap<>();
    for (Claimed message : claimed) {
      RumourRows.Asker asker =
          askers.get(List.of(message.origin().ref(), message.recipient().value()));
      bindings.put(
          message.id(),
          bind(
              message,
              asker,
              standing.get(message.origin().ref()),
              reachable.get(message.recipient()),
              ready));
    }
    return bindings;
  }

  private Binding bind(
      Claimed message,
      RumourRows.Asker asker,
      Verdict verdict,
      Reachable reachable,
      ReadyTexts ready) {
    if (asker == null) {
      return new Withdrawn("asks no more");
    }
    if (reachable == null || reachable.number() == null) {
      return new Withdrawn("no such subscriber");
    }
    Subscriber who = reachable.subscriber();
    if (!asker.tell() || who.status() == Subscriber.Status.STOPPED) {
      return new Withdrawn("opted out");
    }
    if (verdict == null || !asker.confirmed()) {
      rows.notQueued(asker.id());
      return new Withdrawn("no verdict is told");
    }
    long ref = textRef(verdict);
    boolean byThis =
        message.textRef() == ref
            || (asker.toldMessage() != null && asker.toldMessage() == message.id().value());
    boolean told = asker.toldVerdict() != null && asker.toldVerdict() == verdict.id();
    if (told && !byThis) {
      rows.notQueued(asker.id());
      return new Withdrawn("told already");
    }
    boolean changed = TakeRumours.saysChanged(asker, verdict);
    rows.told(asker.id(), verdict.id(), message.id().value(), changed);
    Lang lang = who.lang() != null ? who.lang() : asker.lang();
    Lang reads = lang == null ? Lang.RU : lang;
    String text = ready.of(verdict.statement().words(reads, changed), reads, who.script());
    return new Binding.Words(reachable.number(), text, false, ref);
  }

  /** Below zero, where no bulletin's id is: what people got of news is told by those. */
  private static long textRef(Verdict verdict) {
    return -verdict.id();
  }
}

package org.jarshy.gateway.broadcast;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.bulletin.BulletinCancelled;
import org.jarshy.gateway.bulletin.BulletinSuperseded;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.TestBulletins;
import org.jarshy.gateway.bulletin.TestCheckCodes;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.OutboxSettings;
import org.jarshy.gateway.outbox.Outgoing;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.Settlement;
import org.jarshy.gateway.outbox.TestOutbox;
import org.jarshy.gateway.subscriber.ExercisePhones;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.subscriber.internal.TestSubscribers;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Everything between a draft and the link, real and on one database; the planner moves when it is
 * told to, and the test is the SMSC.
 */
final class BroadcastHouse implements AutoCloseable {

  static final Actor AUTHOR = new Actor("author");
  static final Actor APPROVER = new Actor("approver");
  static final Actor DISPATCHER = new Actor("dispatcher");

  final TestDatabase database;
  final MutableClock clock = MutableClock.startingInJanuary2022();

  /** By recipient, what left to them in this order, whatever became of it. */
  final Map<Long, List<String>> left = new HashMap<>();

  TestCheckCodes codes;
  Subscribers subscribers;
  ExercisePhones phones;
  private TestAudience testAudience;
  Bulletins bulletins;
  Outbox outbox;
  TestOutbox process;
  JdbcBroadcasts broadcasts;
  AudiencePlanner planner;

  /** Digests wait for the morning. */
  static final BroadcastSettings QUIET_NIGHTS =
      new BroadcastSettings(new BroadcastSettings.Hours("none", "22:00-08:00"), Map.of());

  QuietHours quietHours = new QuietHours(QUIET_NIGHTS);
  private final boolean withCodes;

  /** Asked of the tables of broadcasts outside a transaction, so far. */
  int queries;

  private int smscIds;
  private int tokens;

  /** Texts leave as they were approved, without codes. */
  BroadcastHouse(TestDatabase.Kind kind) {
    this(kind, false);
  }

  BroadcastHouse(TestDatabase.Kind kind, boolean withCodes) {
    this.withCodes = withCodes;
    database = kind.open();
    restart();
  }

  /** A new process on the same database; what was in flight is in doubt. */
  void restart() {
    JdbcTemplate jdbc =
        new JdbcTemplate(
            new DelegatingDataSource(database.dataSource()) {
              @Override
              public Connection getConnection() throws SQLException {
                queries++;
                return super.getConnection();
              }
            });
    subscribers = TestSubscribers.on(database, clock);
    phones = TestSubscribers.exercisePhones(database, clock);
    testAudience = new TestAudience(phones);
    bulletins = TestBulletins.on(database, this::heard, clock);
    codes = TestCheckCodes.on(database, bulletins, clock, withCodes);
    BroadcastStore store = new BroadcastStore(jdbc);
    CorrectionStore correctionStore = new CorrectionStore(jdbc);
    BroadcastTexts texts = texts(store);
    process = new TestOutbox(database, clock, () -> List.of(texts));
    outbox = process.outbox();
    Corrections corrections =
        new Corrections(store, correctionStore, bulletins, outbox, process.reach(), codes.codes());
    StartBroadcasts start =
        new StartBroadcasts(
            store,
            correctionStore,
            corrections,
            clock,
            bulletins,
            subscribers,
            testAudience,
            outbox,
            AuditLogs.log(database, clock),
            codes.codes());
    Throughput throughput = new Throughput(clock);
    planner =
        new AudiencePlanner(
            store,
            database.transactions(),
            clock,
            subscribers,
            testAudience,
            outbox,
            OutboxSettings.defaults(),
            quietHours,
            start,
            new CorrectionPlanner(correctionStore, database.transactions(), outbox, testAudience),
            throughput);
    broadcasts =
        new JdbcBroadcasts(
            store,
            start,
            corrections,
            database.transactions(),
            clock,
            bulletins,
            subscribers,
            outbox,
            AuditLogs.log(database, clock),
            throughput,
            quietHours,
            codes.codes(),
            () -> {});
  }

  private BroadcastTexts texts(BroadcastStore store) {
    return new BroadcastTexts(
        store, clock, bulletins, subscribers, quietHours, testAudience, codes.codes());
  }

  private void heard(Object event) {
    codes.heard(event);
    if (event instanceof BulletinCancelled cancelled) {
      broadcasts.on(cancelled);
    } else if (event instanceof BulletinSuperseded superseded) {
      broadcasts.on(superseded);
    }
  }

  /** Ids 1 to {@code count}, all at kcell, reading Russian. */
  void subscribers(int count) {
    StringBuilder csv = new StringBuilder("number,language,place,topics\n");
    for (int i = 0; i < count; i++) {
      csv.append("+7701").append(String.format("%07d", i)).append(",ru,almaty,all\n");
    }
    TestSubscribers.importing(database, clock)
        .importCsv(
            new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)), AUTHOR);
  }

  Content content(String text) {
    return new Content(
        Kind.OUTAGE,
        "Kcell",
        Area.of(City.ALMATY),
        Map.of(Lang.RU, text),
        clock.instant(),
        clock.instant().plus(Duration.ofDays(2)),
        null);
  }

  BulletinId approved(String text) {
    return approve(bulletins.draft(content(text), AUTHOR));
  }

  /** Its correction is {@code ИСПРАВЛЕНИЕ: } and the text. */
  BulletinId updated(BulletinId old, String text) {
    return approve(bulletins.update(old, content(text), AUTHOR));
  }

  BulletinId rehearsed(String text) {
    return approve(bulletins.draft(content(text).asExercise(), AUTHOR));
  }

  /** The phone of the i-th subscriber takes part. */
  SubscriberId testPhone(int i) {
    return phones.add(new Msisdn("+7701" + String.format("%07d", i)), "Phone " + i, DISPATCHER);
  }

  BulletinId approve(BulletinId id) {
    bulletins.submit(id, bulletins.find(id).orElseThrow().revision(), AUTHOR);
    bulletins.approve(id, bulletins.find(id).orElseThrow().revision(), APPROVER);
    return id;
  }

  BroadcastId send(BulletinId bulletin, PriorityClass priority) {
    return broadcasts.start(bulletin, priority, "t" + ++tokens, DISPATCHER);
  }

  BroadcastId correct(BulletinId update, PriorityClass priority) {
    long shown = broadcasts.correctable(update).reached();
    return broadcasts.correct(update, priority, shown, "t" + ++tokens, DISPATCHER);
  }

  /** Until nothing more can be planned now. */
  void plan() {
    while (planner.turn()) {
      continue;
    }
  }

  List<Outgoing> claim(int max) {
    List<Outgoing> claimed = new ArrayList<>();
    while (claimed.size() < max) {
      List<Outgoing> some = outbox.claim("kcell", max - claimed.size());
      if (some.isEmpty()) {
        break;
      }
      claimed.addAll(some);
    }
    claimed.forEach(
        m ->
            left.computeIfAbsent(m.claimed().recipient().value(), r -> new ArrayList<>())
                .add(m.words().text()));
    return claimed;
  }

  void settle(List<Outgoing> messages, Function<Outgoing, Settlement> outcome) {
    outbox.settle(messages.stream().map(outcome).toList());
  }

  Settlement accepted(Outgoing message) {
    return new Settlement.Accepted(message.claimed().id(), List.of("id" + ++smscIds));
  }

  static Settlement unknown(Outgoing message) {
    return new Settlement.Unknown(message.claimed().id(), List.of(""), "link lost");
  }

  /** Everything that can go now goes and is accepted, also what can be planned meanwhile. */
  void sendEverything() {
    List<Outgoing> some;
    do {
      plan();
      some = claim(500);
      settle(some, this::accepted);
    } while (!some.isEmpty());
    plan();
  }

  Progress progress(BroadcastId id) {
    return broadcasts.progress(id).orElseThrow();
  }

  Broadcast.State state(BroadcastId id) {
    return progress(id).broadcast().state();
  }

  /** Recipients to whom exactly these texts left, in this order. */
  long got(String... texts) {
    return left.values().stream().filter(List.of(texts)::equals).count();
  }

  @Override
  public void close() {
    database.close();
  }
}

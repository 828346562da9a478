package org.jarshy.gateway.feed;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.Provenances;
import org.jarshy.gateway.bulletin.TestBulletins;
import org.jarshy.gateway.bulletin.TestProvenances;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;

/** Everything of feeds, real, over a test database. */
final class FeedHouse implements AutoCloseable {

  static final Actor AUTHOR = new Actor("author");
  static final Actor APPROVER = new Actor("approver");

  /** Short waits, and few questions a minute. */
  static final FetchLimits LIMITS =
      new FetchLimits(
          2,
          Duration.ofMillis(20),
          Duration.ofSeconds(2),
          Duration.ofMinutes(2),
          30,
          Duration.ofSeconds(2));

  final MutableClock clock = new MutableClock(Sample.NOW);
  final TestDatabase database;
  final Bulletins bulletins;
  final Provenances provenances;
  final FeedRows rows;
  final SourceRows sourceRows;
  final LinkHours hours;
  final TakeItems take;
  final PollFeeds polls;
  final Feeds feeds;

  /** Every source counts as one of the public Internet, though it stands on this machine. */
  FeedHouse(TestDatabase database, FeedSource... sources) {
    this(database, source -> true, sources);
  }

  FeedHouse(TestDatabase database, Predicate<FeedSource> isPublic, FeedSource... sources) {
    this(database, isPublic, LIMITS, sources);
  }

  /** One that may ask as often as it likes. */
  static FeedHouse insistent(TestDatabase database, FeedSource... sources) {
    FetchLimits often =
        new FetchLimits(
            2,
            LIMITS.firstWait(),
            LIMITS.longestWait(),
            LIMITS.openFor(),
            10_000,
            LIMITS.connect());
    return new FeedHouse(database, source -> true, often, sources);
  }

  private FeedHouse(
      TestDatabase database,
      Predicate<FeedSource> isPublic,
      FetchLimits limits,
      FeedSource... sources) {
    this.database = database;
    bulletins = TestBulletins.on(database, event -> {}, clock);
    provenances = TestProvenances.on(database);
    rows = new FeedRows(database.jdbc());
    sourceRows = new SourceRows(database.jdbc());
    hours = new LinkHours(database.jdbc());
    take = new TakeItems(rows, bulletins, provenances, database.transactions(), clock);
    polls = new PollFeeds(List.of(sources), isPublic, sourceRows, rows, take, hours, limits, clock);
    feeds =
        new ShownFeeds(
            polls,
            sourceRows,
            rows,
            hours,
            bulletins,
            database.transactions(),
            AuditLogs.log(database, clock),
            clock);
  }

  /** As if a feed had brought it. */
  void comes(FeedSource source, String body) throws Unreadable {
    ReadAnswer read =
        ReadAnswer.of(
            new Fetched(
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8), "text/xml", null, null),
            source.settings().url(),
            source,
            clock.instant(),
            marks -> java.util.Set.of());
    take.take(source, read.items());
    clock.advance(Duration.ofMinutes(1));
  }

  void approve(BulletinId id) {
    int revision = bulletins.find(id).orElseThrow().revision();
    bulletins.submit(id, revision, AUTHOR);
    bulletins.approve(id, revision + 1, APPROVER);
  }

  FetchedItem last() {
    return feeds.items(null, 1, 0).get(0);
  }

  @Override
  public void close() throws Exception {
    polls.destroy();
  }
}

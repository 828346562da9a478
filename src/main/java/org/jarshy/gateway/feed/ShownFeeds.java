package org.jarshy.gateway.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Feeds as the console shows them: from the database alone. */
@Component
class ShownFeeds implements Feeds {

  /** Missing three looks in a row is more than a hiccup; below a quarter of an hour it is not. */
  private static final int STALE_LOOKS = 3;

  private static final Duration LEAST_STALE = Duration.ofMinutes(15);

  private final PollFeeds polls;
  private final SourceRows sources;
  private final FeedRows rows;
  private final LinkHours hours;
  private final Bulletins bulletins;
  private final TransactionOperations transactions;
  private final AuditLog audit;
  private final Clock clock;

  ShownFeeds(
      PollFeeds polls,
      SourceRows sources,
      FeedRows rows,
      LinkHours hours,
      Bulletins bulletins,
      TransactionOperations transactions,
      AuditLog audit,
      Clock clock) {
    this.polls = polls;
    this.sources = sources;
    this.rows = rows;
    this.hours = hours;
    this.bulletins = bulletins;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public List<FeedStatus> statuses() {
    return polls.sources().stream().map(this::status).toList();
  }

  private FeedStatus status(FeedSource source) {
    SourceRows.Row row = sources.of(source);
    Instant now = clock.instant();
    Duration every = source.settings().every();
    Duration patience = every.multipliedBy(STALE_LOOKS);
    Instant freshUntil =
        row.succeeded() == null
            ? Instant.MIN
            : row.succeeded().plus(patience.compareTo(LEAST_STALE) < 0 ? LEAST_STALE : patience);
    Instant next = polls.next(source);
    return new FeedStatus(
        source.id(),
        source.settings().sourceName(),
        source.host(),
        every,
        row.tried(),
        row.succeeded(),
        row.newest(),
        row.sentence() == null ? "" : row.sentence(),
        row.failures(),
        next.isBefore(now) ? now : next,
        polls.breaker(source),
        !now.isBefore(freshUntil));
  }

  @Override
  public Internet internet() {
    Instant now = clock.instant();
    return new Internet(polls.state(), polls.since(), hours.windows(now), hours.days(now));
  }

  @Override
  public List<FetchedItem> items(String source, int limit, int offset) {
    return rows.list(source, limit, offset);
  }

  @Override
  public Optional<byte[]> original(long item) {
    return rows.original(item);
  }

  @Override
  public Optional<FetchedItem> itemOf(BulletinId bulletin) {
    return rows.madeInto(bulletin);
  }

  @Override
  public List<FeedNotice> about(BulletinId bulletin) {
    return rows.noticesOf(bulletin).stream().map(this::notice).toList();
  }

  @Override
  public List<FeedNotice> ended() {
    Instant now = clock.instant();
    List<FeedNotice> ended = new ArrayList<>();
    Set<BulletinId> seen = new HashSet<>();
    for (FeedRows.About about : rows.endings(now.minus(Duration.ofDays(31)))) {
      Optional<Bulletin> standing = bulletins.newest(about.bulletin());
      if (standing.isPresent()
          && standing.get().state() == Bulletin.State.APPROVED
          && standing.get().content().expires().isAfter(now)
          && saidAfter(about, standing.get())
          && seen.add(standing.get().id())) {
        ended.add(notice(new FeedRows.About(standing.get().id(), about.note(), about.item())));
      }
    }
    return ended;
  }

  /** An editor's later correction knew of it already. */
  private static boolean saidAfter(FeedRows.About about, Bulletin standing) {
    return standing.id().equals(about.bulletin())
        || about.item().received().isAfter(standing.history().get(0).at());
  }

  private FeedNotice notice(FeedRows.About about) {
    FetchedItem item = about.item();
    String name =
        polls.sources().stream()
            .filter(s -> s.id().equals(item.source()))
            .map(s -> s.settings().sourceName())
            .findFirst()
            .orElse(item.publisher());
    return new FeedNotice(
        about.bulletin(),
        item.id(),
        item.message(),
        name,
        item.published(),
        item.received(),
        about.note(),
        item.bulletin(),
        item.remarks());
  }

  @Override
  public boolean askNow(String source, Actor actor) {
    if (!polls.askNow(source)) {
      return false;
    }
    transactions.executeWithoutResult(
        tx -> audit.record(actor, "feed.asked", "feed:" + source, "asked by hand"));
    return true;
  }
}

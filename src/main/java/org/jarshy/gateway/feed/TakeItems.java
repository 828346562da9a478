package org.jarshy.gateway.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.BulletinRefused;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Provenance;
import org.jarshy.gateway.bulletin.Provenances;
import org.jarshy.gateway.kernel.BulletinId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes drafts of items: each in one transaction with its provenance, its original and what it says
 * about earlier ones. Submits, approves and cancels nothing; those who do are persons.
 */
@Component
class TakeItems {

  /** The same news told again within it is one piece of news. */
  private static final Duration SAME_NEWS = Duration.ofDays(7);

  /** A feed that rewrites one item again and again does not fill the desk. */
  private static final int MOST_VERSIONS = 3;

  private static final Comparator<Bulletin> BY_ID = Comparator.comparing(b -> b.id().value());

  /** Said at the same time: an alert before its update, and both before their end. */
  private static final Comparator<Item> ORDER =
      Comparator.comparing(Item::published).thenComparing(Item::message);

  private static final Logger log = LoggerFactory.getLogger(TakeItems.class);

  private final FeedRows rows;
  private final Bulletins bulletins;
  private final Provenances provenances;
  private final TransactionOperations transactions;
  private final Clock clock;

  TakeItems(
      FeedRows rows,
      Bulletins bulletins,
      Provenances provenances,
      TransactionOperations transactions,
      Clock clock) {
    this.rows = rows;
    this.bulletins = bulletins;
    this.provenances = provenances;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The oldest first, so that an update finds what it updates; of news, the newest are drafted.
   *
   * @return those that could not be stored; they keep no other from it
   */
  List<Item> take(FeedSource source, List<Item> items) {
    List<Item> sorted = items.stream().sorted(ORDER).toList();
    Set<Item> fresh = new LinkedHashSet<>();
    for (int i = sorted.size() - 1; i >= 0; i--) {
      Item item = sorted.get(i);
      boolean news = item.message() == Message.NEWS && item.content() != null;
      if (news && fresh.size() < source.settings().drafts() && !rows.isKnown(source.id(), item)) {
        fresh.add(item);
      }
    }
    List<Item> failed = new ArrayList<>();
    Set<String> why = new LinkedHashSet<>();
    for (Item item : sorted) {
      boolean tooMany =
          item.message() == Message.NEWS && item.content() != null && !fresh.contains(item);
      try {
        take(source, item, tooMany);
      } catch (RuntimeException e) {
        // Only its class: a message may hold what was read.
        failed.add(item);
        why.add(e.getClass().getName());
      }
    }
    if (!failed.isEmpty()) {
      log.warn("feed {}: {} items could not be stored: {}", source.id(), failed.size(), why);
    }
    return failed;
  }

  private void take(FeedSource source, Item item, boolean tooMany) {
    try {
      transactions.executeWithoutResult(tx -> decide(source, item, tooMany));
    } catch (BulletinRefused refused) {
      transactions.executeWithoutResult(
          tx ->
              store(
                  source,
                  item,
                  Outcome.REFUSED,
                  List.copyOf(refused.problems().values()),
                  null,
                  List.of()));
    }
  }

  private void decide(FeedSource source, Item given, boolean tooMany) {
    if (rows.isKnown(source.id(), given)) {
      return;
    }
    int versions = rows.versions(source.id(), given.key());
    // The same name with other words says otherwise what it said: an update without the word.
    Item item =
        versions > 0 && (given.message() == Message.NEWS || given.message() == Message.ALERT)
            ? given.as(Message.UPDATE, List.of(given.key()))
            : given;
    List<BulletinId> about = earlier(source, item);
    if (item.message().ends() && !about.isEmpty()) {
      store(source, item, Outcome.ENDS, List.of(), null, about);
    } else if (item.message().ends()) {
      store(
          source,
          item,
          Outcome.UNUSED,
          List.of(item.unusedFor(), "What it ends did not come by this source."),
          null,
          List.of());
    } else if (item.content() == null) {
      store(source, item, Outcome.UNUSED, List.of(item.unusedFor()), null, about);
    } else if (endedBefore(source, item)) {
      store(
          source,
          item,
          Outcome.UNUSED,
          List.of("Its source had ended it before it came."),
          null,
          about);
    } else if (same(given).isPresent()) {
      store(source, item, Outcome.SAME, List.of(), same(given).get(), List.of());
    } else if (versions >= MOST_VERSIONS) {
      store(
          source,
          item,
          Outcome.UNUSED,
          List.of("It was changed more often than drafts are made of."),
          null,
          about);
    } else if (tooMany) {
      store(source, item, Outcome.TOO_MANY, List.of(), null, about);
    } else {
      draft(source, item, about);
    }
  }

  /** Feeds bring what they hold in any order: an end may come before what it ends. */
  private boolean endedBefore(FeedSource source, Item item) {
    return rows.namings(source.id(), item.key()).stream()
        .anyMatch(n -> n.message().ends() && !n.published().isBefore(micros(item)));
  }

  private static Instant micros(Item item) {
    return item.published().truncatedTo(ChronoUnit.MICROS);
  }

  /** What else came about its name before it did. */
  private List<String> cameBefore(FeedSource source, Item item) {
    List<String> remarks = new ArrayList<>();
    List<FeedRows.Naming> namings = rows.namings(source.id(), item.key());
    if (namings.stream().anyMatch(n -> n.message() == Message.UPDATE)) {
      remarks.add("An update of it came before it: read that first.");
    }
    if (namings.stream().anyMatch(n -> n.message().ends())) {
      remarks.add("Its source had ended it before, and said it again since.");
    }
    return remarks;
  }

  /** Not in place of another source's false one: the words must be the same. */
  private Optional<BulletinId> same(Item item) {
    return item.message() == Message.NEWS
        ? rows.sameNews(item, clock.instant().minus(SAME_NEWS))
        : rows.sameAlert(item);
  }

  private void draft(FeedSource source, Item item, List<BulletinId> about) {
    List<String> remarks = new ArrayList<>(item.oddities());
    remarks.addAll(cameBefore(source, item));
    List<Bulletin> all = standing(about);
    Optional<Bulletin> standing = all.stream().max(BY_ID);
    all.stream()
        .filter(b -> b.state() == Bulletin.State.APPROVED && b != standing.orElse(null))
        .forEach(
            b ->
                remarks.add(
                    "It also takes the place of bulletin %s, which stays approved: cancel that one."
                        .formatted(b.id())));
    BulletinId made;
    if (standing.isPresent()) {
      made = bulletins.update(standing.get().id(), like(standing.get(), item), source.actor());
    } else {
      made = bulletins.draft(item.content(), source.actor());
      if (item.message() == Message.UPDATE) {
        remarks.add(
            about.isEmpty()
                ? "It updates something that did not come by this source."
                : "It says otherwise than an earlier draft of its source that is not approved: bulletin %s."
                    .formatted(about.get(about.size() - 1)));
      }
    }
    provenances.attach(
        made,
        new Provenance(
            Provenance.Door.FEED,
            item.publisher(),
            item.reference(),
            clock.instant(),
            "",
            item.original()));
    store(
        source,
        item,
        standing.isPresent() ? Outcome.UPDATES : Outcome.DRAFTED,
        remarks,
        made,
        about);
  }

  /** What an update may be drafted of: approved at some time, and nothing took its place. */
  private List<Bulletin> standing(List<BulletinId> about) {
    return about.stream()
        .map(bulletins::find)
        .flatMap(Optional::stream)
        .filter(
            b ->
                (b.state() == Bulletin.State.APPROVED || b.state() == Bulletin.State.CANCELLED)
                    && b.supersededBy() == null)
        .toList();
  }

  /** An update keeps the kind, which an editor may have changed, and with it the hours. */
  private static Content like(Bulletin old, Item item) {
    Content c = item.content();
    return new Content(
        old.content().kind(),
        c.source(),
        c.area(),
        c.texts(),
        c.validFrom(),
        c.expires(),
        old.content().hours(),
        c.corrections(),
        c.severity());
  }

  /**
   * The bulletins that an item is about: what was made of the items it names and of those that
   * these were about, each as it stands now.
   */
  private List<BulletinId> earlier(FeedSource source, Item item) {
    Set<BulletinId> found = new LinkedHashSet<>();
    for (FetchedItem named : rows.named(source.id(), item.earlier())) {
      rows.about(named.id()).forEach(b -> found.add(newest(b)));
      if (named.bulletin() != null) {
        found.add(newest(named.bulletin()));
      }
    }
    return List.copyOf(found);
  }

  private BulletinId newest(BulletinId id) {
    return bulletins.newest(id).map(Bulletin::id).orElse(id);
  }

  private void store(
      FeedSource source,
      Item item,
      Outcome outcome,
      List<String> remarks,
      BulletinId bulletin,
      List<BulletinId> about) {
    Instant now = clock.instant();
    List<String> all = new ArrayList<>(remarks);
    if (bulletin == null) {
      all.addAll(item.oddities());
    }
    rows.insert(source.id(), item, outcome, all, bulletin, about, now);
  }
}

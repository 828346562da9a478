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
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Provenance;
import org.jarshy.gateway.bulletin.Provenances;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;

/**
 * What becomes of one item: a draft, an update of what was approved, a word about what stands, or a
 * line in a list. The same for what a feed says and for alerts that came signed in a bundle.
 */
final class DecideItem {

  /** The same news told again within it is one piece of news. */
  private static final Duration SAME_NEWS = Duration.ofDays(7);

  /** A feed that rewrites one item again and again does not fill the desk. */
  private static final int MOST_VERSIONS = 3;

  private static final Comparator<Bulletin> BY_ID = Comparator.comparing(b -> b.id().value());

  /** Who writes the draft, and what is known of where it came from. */
  interface Origin {
    Actor actor();

    Provenance of(Item item);

    /** What was signed is drafted with its proof, though somebody said the same without one. */
    default boolean proven() {
      return false;
    }
  }

  /**
   * @param outcome null for what came before, word for word
   * @param bulletin that was made of it or says the same; null for none
   */
  record Decided(Outcome outcome, BulletinId bulletin, List<String> remarks) {}

  private final FeedRows rows;
  private final Bulletins bulletins;
  private final Provenances provenances;
  private final Clock clock;

  DecideItem(FeedRows rows, Bulletins bulletins, Provenances provenances, Clock clock) {
    this.rows = rows;
    this.bulletins = bulletins;
    this.provenances = provenances;
    this.clock = clock;
  }

  /** Of what nobody signed. */
  Origin ofFeed(FeedSource source) {
    return new Origin() {
      @Override
      public Actor actor() {
        return source.actor();
      }

      @Override
      public Provenance of(Item item) {
        return new Provenance(
            Provenance.Door.FEED,
            item.publisher(),
            item.reference(),
            clock.instant(),
            "",
            item.original());
      }
    };
  }

  /** In the caller's transaction. */
  Decided take(FeedSource source, Item given, boolean tooMany, Origin origin) {
    if (rows.isKnown(source.id(), given)) {
      return new Decided(null, rows.sameAlert(given).orElse(null), List.of());
    }
    int versions = rows.versions(source.id(), given.key());
    // The same name with other words says otherwise what it said: an update without the word.
    Item item =
        versions > 0 && (given.message() == Message.NEWS || given.message() == Message.ALERT)
            ? given.as(Message.UPDATE, List.of(given.key()))
            : given;
    List<BulletinId> about = earlier(source, item);
    if (item.message().ends() && !about.isEmpty()) {
      return store(source, item, Outcome.ENDS, List.of(), null, about);
    } else if (item.message().ends()) {
      return store(
          source,
          item,
          Outcome.UNUSED,
          List.of(item.unusedFor(), "What it ends did not come by this source."),
          null,
          List.of());
    } else if (item.content() == null) {
      return store(source, item, Outcome.UNUSED, List.of(item.unusedFor()), null, about);
    } else if (endedBefore(source, item)) {
      return store(
          source,
          item,
          Outcome.UNUSED,
          List.of("Its source had ended it before it came."),
          null,
          about);
    } else if (!origin.proven() && same(given).isPresent()) {
      return store(source, item, Outcome.SAME, List.of(), same(given).get(), List.of());
    } else if (versions >= MOST_VERSIONS) {
      return store(
          source,
          item,
          Outcome.UNUSED,
          List.of("It was changed more often than drafts are made of."),
          null,
          about);
    } else if (tooMany) {
      return store(source, item, Outcome.TOO_MANY, List.of(), null, about);
    } else {
      return draft(source, item, about, origin);
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

  private Decided draft(FeedSource source, Item item, List<BulletinId> about, Origin origin) {
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
      made = bulletins.update(standing.get().id(), like(standing.get(), item), origin.actor());
    } else {
      made = bulletins.draft(item.content(), origin.actor());
      if (item.message() == Message.UPDATE) {
        remarks.add(
            about.isEmpty()
                ? "It updates something that did not come by this source."
                : "It says otherwise than an earlier draft of its source that is not approved: bulletin %s."
                    .formatted(about.get(about.size() - 1)));
      }
    }
    provenances.attach(made, origin.of(item));
    return store(
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

  Decided store(
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
    return new Decided(outcome, bulletin, all);
  }
}

package org.jarshy.gateway.feed;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jarshy.gateway.feed.FetchFailed.Trouble;
import org.jarshy.gateway.feed.Fetched.Validators;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at one source, with the alerts that its list leads to. */
final class PollSource {

  private static final Logger log = LoggerFactory.getLogger(PollSource.class);

  /** Of a list of alerts; the others follow at the next look. */
  static final int MOST_LINKS = 50;

  /** A link that failed is left alone for so long. */
  private static final Duration FAILED_AGAIN = Duration.ofMinutes(10);

  /** After these the next link would fare no better. */
  private static final Set<Trouble> GIVE_UP =
      Set.of(Trouble.UNREACHABLE, Trouble.TOO_MANY, Trouble.LEFT_ALONE);

  /** A server cannot ask to be left alone for ever. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(24);

  private final FetchSource fetch;
  private final SourceRows sources;
  private final FeedRows rows;
  private final TakeItems take;
  private final Clock clock;

  /** By source and mark: when a link failed last. Forgotten at a restart, which does no harm. */
  private final Map<String, Map<String, Instant>> failing = new ConcurrentHashMap<>();

  PollSource(FetchSource fetch, SourceRows sources, FeedRows rows, TakeItems take, Clock clock) {
    this.fetch = fetch;
    this.sources = sources;
    this.rows = rows;
    this.take = take;
    this.clock = clock;
  }

  /** What a look tells about the internet. */
  enum Told {
    ANSWERED,
    UNREACHABLE,
    /** A connection and no whole answer: a network that is throttled looks like it. */
    STUCK,
    /** It was not asked. */
    NOTHING
  }

  Told poll(FeedSource source) {
    try {
      Validators known = sources.of(source).validators();
      Fetched answer = fetch.fetch(source, source.settings().url(), known);
      if (answer.unchanged()) {
        sources.succeeded(source, known, null, clock.instant());
        return Told.ANSWERED;
      }
      read(source, answer);
      return Told.ANSWERED;
    } catch (FetchFailed failure) {
      if (fetch.isStopping()) {
        // What was given up for the stop is no failing of its source.
        return Told.NOTHING;
      }
      failed(source, failure);
      return switch (failure.trouble()) {
        case UNREACHABLE -> Told.UNREACHABLE;
        case SLOW, CUT -> Told.STUCK;
        case LEFT_ALONE -> Told.NOTHING;
        default -> Told.ANSWERED;
      };
    }
  }

  private void read(FeedSource source, Fetched answer) throws FetchFailed {
    Instant now = clock.instant();
    ReadAnswer read;
    try {
      read = understood(answer, source.settings().url(), source);
    } catch (Unreadable e) {
      throw new FetchFailed(Trouble.UNREADABLE, e.getMessage());
    }
    List<Item> items = new ArrayList<>(read.items());
    List<String> problems = new ArrayList<>(read.problems());
    Map<String, List<Item>> marks = new LinkedHashMap<>();
    FetchFailed broken = follow(source, read.links(), items, problems, marks);
    List<Item> lost = take.take(source, items);
    if (!lost.isEmpty()) {
      problems.add("Some of it could not be stored; it is read again.");
    }
    marks.forEach(
        (mark, led) -> {
          if (led.stream().anyMatch(lost::contains)) {
            failing.computeIfAbsent(source.id(), id -> new ConcurrentHashMap<>()).put(mark, now);
          } else {
            rows.followed(source.id(), mark, now);
          }
        });
    if (broken != null) {
      throw broken;
    }
    boolean whole = read.links().size() <= MOST_LINKS && problems.isEmpty();
    sources.succeeded(
        source,
        // With something left to read, the same answer must come again.
        whole ? new Validators(answer.etag(), answer.lastModified()) : Validators.NONE,
        items.stream().map(Item::published).max(Comparator.naturalOrder()).orElse(null),
        now);
    if (!problems.isEmpty()) {
      log.info("feed {}: {}", source.id(), problems.stream().distinct().toList());
    }
  }

  /**
   * Fetches the alerts that a list leads to and that were not fetched before.
   *
   * @return why it was given up; null where it was not. What came before is taken all the same.
   */
  private FetchFailed follow(
      FeedSource source,
      List<ReadAnswer.Link> links,
      List<Item> items,
      List<String> problems,
      Map<String, List<Item>> marks) {
    Map<String, Instant> failed =
        failing.computeIfAbsent(source.id(), id -> new ConcurrentHashMap<>());
    failed.keySet().retainAll(links.stream().map(ReadAnswer.Link::mark).toList());
    int asked = 0;
    for (ReadAnswer.Link link : lastFailedLast(links, failed)) {
      if (rows.isFollowed(source.id(), link.mark())) {
        continue;
      }
      Instant last = failed.get(link.mark());
      if (last != null && clock.instant().isBefore(last.plus(FAILED_AGAIN))) {
        problems.add("A link of its list failed a short while ago; it is tried again later.");
        continue;
      }
      if (asked++ == MOST_LINKS) {
        problems.add("It leads to more alerts than are fetched at once; the others follow.");
        return null;
      }
      try {
        List<Item> led = followed(source, link.address());
        items.addAll(led);
        marks.put(link.mark(), led);
        failed.remove(link.mark());
      } catch (Unreadable e) {
        // It will read no better tomorrow.
        marks.put(link.mark(), List.of());
        problems.add(e.getMessage());
      } catch (FetchFailed e) {
        if (GIVE_UP.contains(e.trouble())) {
          return e;
        }
        failed.put(link.mark(), clock.instant());
        problems.add(e.getMessage());
      }
    }
    return null;
  }

  /** A link that leads nowhere does not stand before those that nobody looked at yet. */
  private static List<ReadAnswer.Link> lastFailedLast(
      List<ReadAnswer.Link> links, Map<String, Instant> failed) {
    return links.stream()
        .sorted(Comparator.comparing(link -> failed.getOrDefault(link.mark(), Instant.MIN)))
        .toList();
  }

  /** Whatever a library trips over is a fault of the document, not of the loop. */
  private ReadAnswer understood(Fetched answer, URI from, FeedSource source)
      throws Unreadable, FetchFailed {
    try {
      return ReadAnswer.of(answer, from, source, clock.instant());
    } catch (RuntimeException e) {
      throw new FetchFailed(
          Trouble.UNREADABLE, "It cannot be read: " + e.getClass().getSimpleName() + ".");
    }
  }

  private List<Item> followed(FeedSource source, URI address) throws FetchFailed, Unreadable {
    Fetched answer = fetch.fetch(source, address, Validators.NONE);
    ReadAnswer read = understood(answer, address, source);
    boolean news = read.items().stream().anyMatch(i -> i.message() == Message.NEWS);
    if (news || !read.links().isEmpty()) {
      throw new Unreadable("A link of its list leads to something else than an alert.");
    }
    return read.items();
  }

  private void failed(FeedSource source, FetchFailed failure) {
    Instant now = clock.instant();
    Duration pause = failure.retryAfter();
    if (pause != null && pause.compareTo(LONGEST_PAUSE) > 0) {
      pause = LONGEST_PAUSE;
    }
    if (sources.of(source).failures() == 0) {
      // Once for each time that it goes bad; the console shows the rest.
      log.info("feed {}: {}", source.id(), failure.getMessage());
    }
    sources.failed(source, failure, pause == null ? null : now.plus(pause), now);
  }
}

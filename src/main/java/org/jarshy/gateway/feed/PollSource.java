package org.jarshy.gateway.feed;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jarshy.gateway.feed.FetchFailed.Trouble;
import org.jarshy.gateway.feed.Fetched.Validators;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at one source, with the alerts that its list leads to. */
final class PollSource {

  private static final Logger log = LoggerFactory.getLogger(PollSource.class);

  /** Of a list of alerts; the others follow at the next look. */
  static final int MOST_LINKS = 50;

  /** A server cannot ask to be left alone for ever. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(24);

  private final FetchSource fetch;
  private final SourceRows sources;
  private final FeedRows rows;
  private final TakeItems take;
  private final Clock clock;

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
      read = ReadAnswer.of(answer, source.settings().url(), source, now);
    } catch (Unreadable e) {
      throw new FetchFailed(Trouble.UNREADABLE, e.getMessage());
    }
    List<Item> items = new ArrayList<>(read.items());
    List<String> problems = new ArrayList<>(read.problems());
    List<String> marks = new ArrayList<>();
    FetchFailed broken = follow(source, read.links(), items, problems, marks);
    take.take(source, items);
    marks.forEach(mark -> rows.followed(source.id(), mark, now));
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
      log.info("feed {}: {}", source.id(), problems);
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
      List<String> marks) {
    int asked = 0;
    for (ReadAnswer.Link link : links) {
      if (rows.isFollowed(source.id(), link.mark())) {
        continue;
      }
      if (asked++ == MOST_LINKS) {
        problems.add("It leads to more alerts than are fetched at once; the others follow.");
        return null;
      }
      try {
        items.addAll(followed(source, link.address()));
        marks.add(link.mark());
      } catch (Unreadable e) {
        // It will read no better tomorrow.
        marks.add(link.mark());
        problems.add(e.getMessage());
      } catch (FetchFailed e) {
        if (e.trouble() != Trouble.STATUS && e.trouble() != Trouble.NOT_ALLOWED) {
          return e;
        }
        problems.add(e.getMessage());
      }
    }
    return null;
  }

  private List<Item> followed(FeedSource source, URI address) throws FetchFailed, Unreadable {
    Fetched answer = fetch.fetch(source, address, Validators.NONE);
    ReadAnswer read = ReadAnswer.of(answer, address, source, clock.instant());
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

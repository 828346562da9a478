package org.jarshy.gateway.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.feed.FetchFailed.Trouble;
import org.jarshy.gateway.feed.Fetched.Validators;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at one source, with the alerts that its list leads to. */
final class PollSource {

  private static final Logger log = LoggerFactory.getLogger(PollSource.class);

  /** A server cannot ask to be left alone for ever. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(24);

  private final FetchSource fetch;
  private final SourceRows sources;
  private final FeedRows rows;
  private final TakeItems take;
  private final FollowLinks links;
  private final Clock clock;

  PollSource(FetchSource fetch, SourceRows sources, FeedRows rows, TakeItems take, Clock clock) {
    this.fetch = fetch;
    this.sources = sources;
    this.rows = rows;
    this.take = take;
    this.links = new FollowLinks(fetch, rows, clock);
    this.clock = clock;
  }

  /** What a look tells about the internet. */
  enum Told {
    /** What only the source itself can have said. */
    PROVED,
    /** An answer that it does not give: a portal that catches everybody answers so. */
    ODD,
    /** Something failed, the source or what stands between: that tells nothing. */
    UNCLEAR,
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
      } else {
        read(source, answer);
      }
      return Told.PROVED;
    } catch (FetchFailed failure) {
      if (fetch.isStopping()) {
        // What was given up for the stop is no failing of its source.
        return Told.NOTHING;
      }
      failed(source, failure);
      return told(source, failure.trouble());
    }
  }

  /** Behind a certificate that was checked, even a refusal is of the source itself. */
  private static Told told(FeedSource source, Trouble trouble) {
    return switch (trouble) {
      case UNREACHABLE -> Told.UNREACHABLE;
      case SLOW, CUT -> Told.STUCK;
      case LEFT_ALONE -> Told.NOTHING;
      case NOT_ALLOWED -> Told.ODD;
      case SERVER, TOO_MANY -> isHttps(source) ? Told.PROVED : Told.UNCLEAR;
      case STATUS, UNREADABLE -> isHttps(source) ? Told.PROVED : Told.ODD;
    };
  }

  private static boolean isHttps(FeedSource source) {
    return "https".equals(source.settings().url().getScheme());
  }

  private void read(FeedSource source, Fetched answer) throws FetchFailed {
    Instant now = clock.instant();
    ReadAnswer read;
    try {
      read =
          Understand.of(
              answer,
              source.settings().url(),
              source,
              now,
              marks -> rows.followed(source.id(), marks));
    } catch (Unreadable e) {
      throw new FetchFailed(Trouble.UNREADABLE, e.getMessage());
    }
    List<String> problems = new ArrayList<>(read.problems());
    TakeBatches batches = new TakeBatches(source, take, rows, now);
    batches.add(null, read.parts());
    FetchFailed broken = links.follow(source, read.links(), batches, problems);
    batches.store();
    links.lost(source, batches.lost());
    if (batches.isSomethingLost()) {
      problems.add("Some of it could not be stored; it is read again.");
    }
    if (broken != null) {
      throw broken;
    }
    sources.succeeded(
        source,
        // With something left to read, the same answer must come again.
        problems.isEmpty() ? new Validators(answer.etag(), answer.lastModified()) : Validators.NONE,
        batches.newest(),
        now);
    if (!problems.isEmpty()) {
      log.info("feed {}: {}", source.id(), problems.stream().distinct().toList());
    }
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

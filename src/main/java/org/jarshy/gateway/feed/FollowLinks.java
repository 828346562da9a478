package org.jarshy.gateway.feed;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jarshy.gateway.feed.FetchFailed.Trouble;
import org.jarshy.gateway.feed.Fetched.Validators;

/**
 * Fetches the alerts that a list leads to and that were not fetched before: the newest first, so
 * many at one look. Where a look ended is known by what was fetched; the next one goes on there.
 */
final class FollowLinks {

  /** At one look; the others follow at the next. */
  static final int MOST_LINKS = 50;

  /** A link that failed is left alone for so long. */
  private static final Duration FAILED_AGAIN = Duration.ofMinutes(10);

  /** After these the next link would fare no better. */
  private static final Set<Trouble> GIVE_UP =
      EnumSet.of(Trouble.UNREACHABLE, Trouble.TOO_MANY, Trouble.LEFT_ALONE);

  private final FetchSource fetch;
  private final FeedRows rows;
  private final Clock clock;

  /** By source and mark: when a link failed last. Forgotten at a restart, which does no harm. */
  private final Map<String, Map<String, Instant>> failing = new ConcurrentHashMap<>();

  FollowLinks(FetchSource fetch, FeedRows rows, Clock clock) {
    this.fetch = fetch;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * @param links newest first
   * @param problems is added to
   * @return why it was given up; null where it was not. What came before is in the batches.
   */
  FetchFailed follow(
      FeedSource source, List<ReadAnswer.Link> links, TakeBatches batches, List<String> problems) {
    Map<String, Instant> failed = failedOf(source);
    List<String> marks = links.stream().map(ReadAnswer.Link::mark).toList();
    failed.keySet().retainAll(Set.copyOf(marks));
    Set<String> done = rows.followed(source.id(), marks);
    int asked = 0;
    for (ReadAnswer.Link link : lastFailedLast(links, failed)) {
      if (done.contains(link.mark())) {
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
        ReadAnswer read = alerts(source, link.address());
        problems.addAll(read.problems());
        batches.add(read.more() ? null : link.mark(), read.parts());
        failed.remove(link.mark());
      } catch (Unreadable e) {
        // It will read no better tomorrow.
        batches.add(link.mark(), List.of());
        problems.add(e.getMessage());
      } catch (FetchFailed e) {
        if (GIVE_UP.contains(e.trouble()) || fetch.isStopping()) {
          return e;
        }
        failed.put(link.mark(), clock.instant());
        problems.add(e.getMessage());
      }
    }
    return null;
  }

  /** What could not be stored is fetched again, after a while. */
  void lost(FeedSource source, List<String> marks) {
    marks.forEach(mark -> failedOf(source).put(mark, clock.instant()));
  }

  private Map<String, Instant> failedOf(FeedSource source) {
    return failing.computeIfAbsent(source.id(), id -> new ConcurrentHashMap<>());
  }

  /** A link that leads nowhere does not stand before those that nobody looked at yet. */
  private static List<ReadAnswer.Link> lastFailedLast(
      List<ReadAnswer.Link> links, Map<String, Instant> failed) {
    return links.stream()
        .sorted(Comparator.comparing(link -> failed.getOrDefault(link.mark(), Instant.MIN)))
        .toList();
  }

  private ReadAnswer alerts(FeedSource source, URI address) throws FetchFailed, Unreadable {
    Fetched answer = fetch.fetch(source, address, Validators.NONE);
    ReadAnswer read =
        Understand.of(
            answer, address, source, clock.instant(), marks -> rows.followed(source.id(), marks));
    boolean news = read.items().stream().anyMatch(i -> i.message() == Message.NEWS);
    if (news || !read.links().isEmpty()) {
      throw new Unreadable("A link of its list leads to something else than an alert.");
    }
    return read;
  }
}

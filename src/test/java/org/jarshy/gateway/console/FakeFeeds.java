package org.jarshy.gateway.console;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.feed.FeedNotice;
import org.jarshy.gateway.feed.FeedStatus;
import org.jarshy.gateway.feed.Feeds;
import org.jarshy.gateway.feed.FetchedItem;
import org.jarshy.gateway.feed.Internet;
import org.jarshy.gateway.feed.Message;
import org.jarshy.gateway.feed.Outcome;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;

/** Feeds in memory: one that is fresh, one that is stale. */
final class FakeFeeds implements Feeds {

  final List<FeedNotice> notices = new ArrayList<>();
  final List<FetchedItem> items = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  private final Clock clock;

  FakeFeeds(Clock clock) {
    this.clock = clock;
  }

  void clear() {
    notices.clear();
    items.clear();
    asked.clear();
  }

  void notice(BulletinId about, Message message, BulletinId newer) {
    notices.add(
        new FeedNotice(
            about,
            7,
            message,
            "Служба погоды",
            clock.instant(),
            clock.instant(),
            "Ошибка <прогноза>",
            newer,
            List.of()));
  }

  void item(BulletinId bulletin, String... remarks) {
    items.add(
        new FetchedItem(
            items.size() + 1L,
            "weather",
            Message.ALERT,
            "cap@weather.example",
            "cap@weather.example,1,2022",
            "Сильный <ветер>",
            clock.instant(),
            null,
            clock.instant(),
            Outcome.DRAFTED,
            List.of(remarks),
            bulletin));
  }

  @Override
  public List<FeedStatus> statuses() {
    Instant now = clock.instant();
    return List.of(
        new FeedStatus(
            "news",
            "Азаттык",
            "news.example",
            Duration.ofMinutes(5),
            now,
            now,
            now.minus(Duration.ofDays(3)),
            "",
            0,
            now.plus(Duration.ofMinutes(5)),
            FeedStatus.Breaker.ASKED,
            false),
        new FeedStatus(
            "weather",
            "Служба погоды",
            "weather.example",
            Duration.ofMinutes(5),
            now,
            now.minus(Duration.ofHours(9)),
            null,
            "It answered with status 500.",
            12,
            now,
            FeedStatus.Breaker.LEFT_ALONE,
            true));
  }

  @Override
  public Internet internet() {
    return new Internet(
        Internet.State.GONE,
        clock.instant().minus(Duration.ofHours(9)),
        List.of(new Internet.Window(2, 5)),
        6);
  }

  @Override
  public List<FetchedItem> items(String source, int limit, int offset) {
    return items.stream()
        .filter(i -> source == null || i.source().equals(source))
        .skip(offset)
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<byte[]> original(long item) {
    return item == 1
        ? Optional.of("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8))
        : Optional.empty();
  }

  @Override
  public Optional<FetchedItem> itemOf(BulletinId bulletin) {
    return items.stream().filter(i -> bulletin.equals(i.bulletin())).findFirst();
  }

  @Override
  public List<FeedNotice> about(BulletinId bulletin) {
    return notices.stream().filter(n -> n.bulletin().equals(bulletin)).toList();
  }

  @Override
  public List<FeedNotice> ended() {
    return notices.stream().filter(FeedNotice::ends).toList();
  }

  @Override
  public boolean askNow(String source, Actor actor) {
    asked.add(source);
    return source.equals("weather") || source.equals("news");
  }
}

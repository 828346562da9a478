package org.jarshy.gateway.keyword.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.BulletinApproved;
import org.jarshy.gateway.bulletin.BulletinCancelled;
import org.jarshy.gateway.bulletin.BulletinSuperseded;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.directory.Directory;
import org.jarshy.gateway.directory.HelpLine;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.keyword.Question;
import org.jarshy.gateway.keyword.Understanding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Finds what answers questions that are no keyword. The index is made on a schedule, outside of any
 * text's transaction, and put in place whole: a text that comes meanwhile is looked up in the one
 * before, and before the first in none. So it may be seconds behind; what an answer says is looked
 * up anew when it is sent.
 */
class FreeQuestions {

  /** Changes of other processes announce themselves to none of ours. */
  private static final Duration AT_LATEST = Duration.ofMinutes(1);

  private static final Logger log = LoggerFactory.getLogger(FreeQuestions.class);

  private final Understanding understanding;
  private final Bulletins bulletins;
  private final Directory directory;
  private final TopicWords topicWords;
  private final Clock clock;

  private final AtomicBoolean changed = new AtomicBoolean(true);
  private volatile ItemIndex index;

  // Of the refreshing thread.
  private Instant readAt = Instant.MIN;
  private List<LiveItem> items;
  private List<HelpLine> lines = List.of();

  FreeQuestions(
      Understanding understanding, Bulletins bulletins, Directory directory, Clock clock) {
    this.understanding = understanding;
    this.bulletins = bulletins;
    this.directory = directory;
    this.clock = clock;
    this.topicWords = new TopicWords();
  }

  /** What was asked, and what answers it: ids of items, best first. */
  record Found(List<String> items, Place place) {
    boolean isEmpty() {
      return items.isEmpty();
    }
  }

  /**
   * Looks for an answer; reads no database.
   *
   * @param place where they mean unless they say another; null where not known
   */
  Found find(String text, Place place, Instant now) {
    ItemIndex current = index;
    if (current == null) {
      return new Found(List.of(), place);
    }
    try {
      return find(current, understanding.question(text), place, now);
    } catch (RuntimeException e) {
      // A text that cannot be looked up must not come back for ever.
      log.error("a question cannot be looked up: {}", e.getClass().getName());
      return new Found(List.of(), place);
    }
  }

  private static Found find(ItemIndex current, Question question, Place place, Instant now) {
    List<Place> wanted = question.places();
    if (wanted.isEmpty() && place != null) {
      wanted = List.of(place);
    }
    List<String> found = current.find(question, wanted, now).stream().map(LiveItem::id).toList();
    return new Found(found, wanted.isEmpty() ? null : wanted.get(0));
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(BulletinApproved event) {
    changed.set(true);
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(BulletinSuperseded event) {
    changed.set(true);
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(BulletinCancelled event) {
    changed.set(true);
  }

  /** Makes the index anew where something changed. Help lines are few, and read each time. */
  @Scheduled(fixedDelay = 3_000)
  synchronized void refresh() {
    Instant now = clock.instant();
    List<HelpLine> present = directory.all();
    // Before the bulletins are read: what changes while they are is read the next time.
    boolean announced = changed.getAndSet(false);
    if (!announced && present.equals(lines) && now.isBefore(readAt.plus(AT_LATEST))) {
      return;
    }
    try {
      List<LiveItem> live = items(present, now);
      if (!live.equals(items)) {
        index = new ItemIndex(live);
        items = live;
      }
    } catch (RuntimeException e) {
      changed.set(true);
      throw e;
    }
    lines = present;
    readAt = now;
  }

  private List<LiveItem> items(List<HelpLine> present, Instant now) {
    List<LiveItem> items = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      // What is to hold later is found from the moment on when it does.
      bulletins.live(kind, Area.wholeCountry(), now).forEach(b -> items.add(item(b)));
      bulletins.upcoming(kind, Area.wholeCountry(), now).forEach(b -> items.add(item(b)));
    }
    present.forEach(line -> items.add(item(line)));
    return items;
  }

  private LiveItem item(Bulletin bulletin) {
    var content = bulletin.content();
    return new LiveItem(
        Digest.BULLETIN + bulletin.id(),
        content.kind() == Kind.PROXY,
        content.area(),
        content.texts(),
        places(content.texts()),
        content.validFrom(),
        content.expires());
  }

  private LiveItem item(HelpLine line) {
    Map<Lang, String> texts = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      String name = line.name().getOrDefault(lang, "");
      String words = topicWords.of(line.topic(), lang);
      texts.put(lang, String.join(" ", name, words, line.phone(), line.hours()));
    }
    return new LiveItem(
        Hotline.HELP_LINE + line.id(),
        false,
        line.area(),
        texts,
        places(line.name()),
        Instant.MIN,
        Instant.MAX);
  }

  private List<Place> places(Map<Lang, String> texts) {
    return texts.values().stream()
        .flatMap(text -> understanding.placesIn(text).stream())
        .distinct()
        .toList();
  }
}

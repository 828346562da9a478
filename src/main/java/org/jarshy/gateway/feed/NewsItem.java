package org.jarshy.gateway.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.bulletin.Content;

/** What an entry of RSS or Atom is for editors. Knows no storage. */
final class NewsItem {

  /** Clocks differ; what is dated further ahead was dated wrongly. */
  private static final Duration AHEAD = Duration.ofHours(1);

  /**
   * An entry as it is read.
   *
   * @param guid empty where it has none
   * @param title one line of plain words, as are the summary
   * @param published null where it is not said
   */
  record Entry(String guid, String title, String summary, Instant published, byte[] original) {}

  private NewsItem() {}

  static Item of(Entry entry, FeedSource source, Instant now) {
    String what = entry.title().isEmpty() ? entry.summary() : entry.title();
    Instant published =
        entry.published() == null || entry.published().isAfter(now.plus(AHEAD))
            ? now
            : entry.published();
    String unused =
        what.isEmpty()
            ? "It holds no words."
            : published.isBefore(now.minus(source.settings().oldest()))
                ? "It is older than news of this source may be."
                : null;
    DraftText text =
        unused == null
            ? DraftText.of(source.settings().sourceName(), what, summary(entry, what), "")
            : null;
    String reference = Fingerprint.shortened(entry.guid().isEmpty() ? what : entry.guid());
    return new Item(
        Message.NEWS,
        CleanText.atMost(source.host(), 200),
        reference,
        reference,
        List.of(),
        what,
        "",
        published,
        null,
        text == null ? null : content(text, source, published, now),
        unused,
        text != null && text.cut()
            ? List.of("The draft leaves words of the original out; read the original.")
            : List.of(),
        entry.title() + "\n" + entry.summary(),
        entry.original());
  }

  private static Content content(
      DraftText text, FeedSource source, Instant published, Instant now) {
    return new Content(
        source.settings().kind(),
        source.settings().sourceName(),
        source.area(),
        Map.of(source.settings().language(), text.words()),
        published,
        now.plus(source.settings().lasts()),
        null);
  }

  private static String summary(Entry entry, String what) {
    return what.equals(entry.summary()) ? "" : entry.summary();
  }
}

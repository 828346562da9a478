package org.jarshy.gateway.feed;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Reads what came: an alert, alerts within something else, a list of alerts, or news.
 *
 * @param parts what is in it and was not read before
 * @param links to alerts, newest first, each with what tells whether it was followed before
 * @param problems of single items, which keep no other from being read
 * @param more true where alerts of it were left for the next look
 */
record ReadAnswer(List<Part> parts, List<Link> links, List<String> problems, boolean more) {

  /** Alerts or news of one answer. Of alerts, the others follow at the next look. */
  static final int MOST_ITEMS = 200;

  static final int MAX_ORIGINAL_BYTES = 256 * 1024;
  private static final String CAP_NAMESPACES = "urn:oasis:names:tc:emergency:cap:";
  private static final String CAP_TYPE = "application/cap+xml";

  /**
   * @param mark the entry and when it changed: another mark is worth another look
   */
  record Link(URI address, String mark) {}

  /**
   * @param mark of one alert among many, by which it is known to have been read; null for others
   * @param item null where it cannot be read
   */
  record Part(String mark, Item item) {}

  /** Which of these marks were read before. */
  @FunctionalInterface
  interface Known {
    Set<String> among(Collection<String> marks);
  }

  /** What can be used of it. */
  List<Item> items() {
    return parts.stream().map(Part::item).filter(Objects::nonNull).toList();
  }

  static ReadAnswer of(Fetched answer, URI from, FeedSource source, Instant now, Known known)
      throws Unreadable {
    Document document = Xml.parse(Decode.text(answer.body(), answer.contentType()));
    Element root = document.getDocumentElement();
    List<Element> alerts =
        source.settings().type() == SourceSettings.Type.RSS ? List.of() : ReadAlerts.in(root);
    if (!alerts.isEmpty()) {
      return alerts.size() == 1
          ? ReadAlerts.one(alerts.get(0), alerts.get(0) == root ? answer.body() : null, source, now)
          : ReadAlerts.many(alerts, source, now, known);
    }
    if (ReadCap.isAlert(root)) {
      throw new Unreadable("It is an alert (CAP); this source is set to RSS.");
    }
    if ("alert".equals(root.getLocalName())) {
      throw new Unreadable(ReadCap.otherVersion(root));
    }
    return ofFeed(feed(document), root, from, source, now);
  }

  private static SyndFeed feed(Document document) throws Unreadable {
    try {
      return new SyndFeedInput().build(document);
    } catch (FeedException | IllegalArgumentException e) {
      throw new Unreadable("It is neither an alert (CAP 1.2) nor news (RSS, Atom).");
    }
  }

  private static ReadAnswer ofFeed(
      SyndFeed feed, Element root, URI from, FeedSource source, Instant now) {
    List<Part> news = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Entry e : entries(feed, root)) {
      Element element = e.element() == null ? root : e.element();
      Optional<URI> alert = alertOf(e.entry(), element, from, source);
      if (alert.isPresent() && source.leadsTo(alert.get().getHost())) {
        links.add(new Link(alert.get(), Fingerprint.of(markOf(e.entry()) + alert.get())));
      } else if (alert.isEmpty() && isAlert(e.entry(), element)) {
        problems.add("It holds an entry about an alert that leads to none that can be fetched.");
      } else if (alert.isPresent()) {
        problems.add("It leads to an alert on another host, which link-hosts does not name.");
      } else if (source.settings().type() != SourceSettings.Type.CAP && news.size() == MOST_ITEMS) {
        problems.add("It holds more than %d news; the oldest were left.".formatted(MOST_ITEMS));
      } else if (source.settings().type() != SourceSettings.Type.CAP) {
        news.add(new Part(null, NewsItem.of(read(e.entry(), e.element()), source, now)));
      }
    }
    return new ReadAnswer(news, links, problems.stream().distinct().toList(), false);
  }

  /**
   * @param element it was read of; null where that is not certain
   */
  private record Entry(SyndEntry entry, Element element) {

    Instant changed() {
      Date date =
          entry.getUpdatedDate() == null ? entry.getPublishedDate() : entry.getUpdatedDate();
      return date == null ? Instant.MIN : date.toInstant();
    }
  }

  /** The newest first; without dates as they stand, which is so in feeds that are kept well. */
  private static List<Entry> entries(SyndFeed feed, Element root) {
    List<Element> elements = entries(root);
    boolean certain = elements.size() == feed.getEntries().size();
    List<Entry> entries = new ArrayList<>();
    for (SyndEntry entry : feed.getEntries()) {
      entries.add(new Entry(entry, certain ? elements.get(entries.size()) : null));
    }
    entries.sort(Comparator.comparing(Entry::changed, Comparator.reverseOrder()));
    return entries;
  }

  private static List<Element> entries(Element root) {
    List<Element> items = Xml.outermost(root, null, "item");
    return items.isEmpty() ? Xml.outermost(root, null, "entry") : items;
  }

  /**
   * The alert that an entry leads to: by its type or ending, or by its only link where an alert is
   * due.
   */
  private static Optional<URI> alertOf(
      SyndEntry entry, Element element, URI from, FeedSource source) {
    Optional<String> typed = typed(entry);
    if (typed.isEmpty()
        && (source.settings().type() == SourceSettings.Type.CAP || holdsCap(element))) {
      typed = Optional.ofNullable(entry.getLink());
    }
    return typed.flatMap(
        address -> {
          try {
            URI uri = from.resolve(new URI(address.strip()));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
          } catch (URISyntaxException e) {
            return Optional.empty();
          }
        });
  }

  /** True where it is about an alert, which is never told as news. */
  private static boolean isAlert(SyndEntry entry, Element element) {
    return typed(entry).isPresent()
        || holdsCap(element)
        || entry.getLinks().stream().anyMatch(l -> isCap(l.getType()))
        || entry.getEnclosures().stream().anyMatch(e -> isCap(e.getType()));
  }

  private static Optional<String> typed(SyndEntry entry) {
    return Stream.of(
            entry.getLinks().stream().filter(l -> isCap(l.getType())).map(SyndLink::getHref),
            entry.getEnclosures().stream()
                .filter(e -> isCap(e.getType()))
                .map(SyndEnclosure::getUrl),
            entry.getLinks().stream().map(SyndLink::getHref).filter(ReadAnswer::endsInCap),
            Stream.ofNullable(entry.getLink()).filter(ReadAnswer::endsInCap))
        .flatMap(found -> found)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static boolean isCap(String type) {
    return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith(CAP_TYPE);
  }

  private static boolean endsInCap(String address) {
    return address != null
        && address.strip().split("[?#]", 2)[0].toLowerCase(Locale.ROOT).endsWith(".cap");
  }

  /** Some lists say in elements of CAP what their alerts are about. */
  private static boolean holdsCap(Element element) {
    return Xml.children(element).stream()
        .anyMatch(
            child ->
                (child.getNamespaceURI() != null
                        && child.getNamespaceURI().startsWith(CAP_NAMESPACES))
                    || holdsCap(child));
  }

  private static String markOf(SyndEntry entry) {
    Date changed =
        entry.getUpdatedDate() == null ? entry.getPublishedDate() : entry.getUpdatedDate();
    return entry.getUri() + "\n" + (changed == null ? "" : changed.getTime()) + "\n";
  }

  private static NewsItem.Entry read(SyndEntry entry, Element element) {
    String summary =
        entry.getDescription() != null
            ? entry.getDescription().getValue()
            : entry.getContents().stream()
                .map(SyndContent::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    Date published =
        entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate();
    String title = CleanText.atMost(CleanText.ofHtml(entry.getTitle()), 500);
    String words = CleanText.atMost(CleanText.ofHtml(summary), 4_000);
    byte[] original =
        element == null
            ? (title + "\n" + words).getBytes(StandardCharsets.UTF_8)
            : Xml.bytes(element);
    return new NewsItem.Entry(
        entry.getUri() == null ? "" : CleanText.of(entry.getUri()),
        title,
        words,
        published == null ? null : published.toInstant(),
        original.length <= MAX_ORIGINAL_BYTES
            ? original
            : (title + "\n" + words).getBytes(StandardCharsets.UTF_8));
  }
}

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
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Reads what came: an alert, alerts within something else, a list of alerts, or news.
 *
 * @param items what is in it
 * @param links to alerts, each with what tells whether it was followed before
 * @param problems of single items, which keep no other from being read
 */
record ReadAnswer(List<Item> items, List<Link> links, List<String> problems) {

  /** Of one answer; the newest come first in every feed that is kept well. */
  static final int MOST_ITEMS = 200;

  static final int MAX_ORIGINAL_BYTES = 256 * 1024;
  private static final String CAP_NAMESPACES = "urn:oasis:names:tc:emergency:cap:";
  private static final String CAP_TYPE = "application/cap+xml";

  /**
   * @param mark the entry and when it changed: another mark is worth another look
   */
  record Link(URI address, String mark) {}

  static ReadAnswer of(Fetched answer, URI from, FeedSource source, Instant now) throws Unreadable {
    Document document = Xml.parse(Decode.text(answer.body(), answer.contentType()));
    Element root = document.getDocumentElement();
    List<Element> alerts =
        source.settings().type() == SourceSettings.Type.RSS ? List.of() : alerts(root);
    if (!alerts.isEmpty()) {
      return ofAlerts(alerts, alerts.get(0) == root ? answer.body() : null, source, now);
    }
    if (ReadCap.isAlert(root)) {
      throw new Unreadable("It is an alert (CAP); this source is set to RSS.");
    }
    return ofFeed(feed(document), root, from, source, now);
  }

  private static List<Element> alerts(Element root) {
    if (ReadCap.isAlert(root)) {
      return List.of(root);
    }
    List<Element> alerts = new ArrayList<>(Xml.outermost(root, ReadCap.NAMESPACE, "alert"));
    alerts.addAll(Xml.outermost(root, ReadCap.OLDER_NAMESPACE, "alert"));
    return alerts;
  }

  private static ReadAnswer ofAlerts(
      List<Element> alerts, byte[] whole, FeedSource source, Instant now) throws Unreadable {
    List<Item> items = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Element alert : alerts.subList(0, Math.min(alerts.size(), MOST_ITEMS))) {
      byte[] original = whole != null ? whole : Xml.bytes(alert);
      try {
        items.add(CapItem.of(ReadCap.read(alert), original, source, now));
      } catch (Unreadable e) {
        problems.add(e.getMessage());
      }
    }
    if (items.isEmpty()) {
      throw new Unreadable(problems.get(0));
    }
    return new ReadAnswer(items, List.of(), problems);
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
    List<Element> elements = entries(root);
    List<Item> items = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int index = 0;
    for (SyndEntry entry : feed.getEntries()) {
      if (index == MOST_ITEMS) {
        problems.add("It holds more than %d entries; the others were left.".formatted(MOST_ITEMS));
        break;
      }
      Element element = elements.size() == feed.getEntries().size() ? elements.get(index) : null;
      index++;
      Optional<URI> alert = alertOf(entry, element == null ? root : element, from, source);
      if (alert.isPresent() && source.leadsTo(alert.get().getHost())) {
        links.add(new Link(alert.get(), Fingerprint.of(markOf(entry) + alert.get())));
      } else if (alert.isEmpty() && isAlert(entry, element == null ? root : element)) {
        problems.add("It holds an entry about an alert that leads to none that can be fetched.");
      } else if (alert.isPresent()) {
        problems.add("It leads to an alert on another host, which link-hosts does not name.");
      } else if (source.settings().type() != SourceSettings.Type.CAP) {
        items.add(NewsItem.of(read(entry, element), source, now));
      }
    }
    return new ReadAnswer(items, links, problems.stream().distinct().toList());
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

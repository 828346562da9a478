package org.jarshy.gateway.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.feed.ReadAnswer.Part;
import org.jarshy.gateway.kernel.Sha256;
import org.w3c.dom.Element;

/** Alerts that an answer holds itself: one, or many within something else. */
final class ReadAlerts {

  private ReadAlerts() {}

  static List<Element> in(Element root) {
    if (ReadCap.isAlert(root)) {
      return List.of(root);
    }
    List<Element> alerts = new ArrayList<>(Xml.outermost(root, ReadCap.NAMESPACE, "alert"));
    alerts.addAll(Xml.outermost(root, ReadCap.OLDER_NAMESPACE, "alert"));
    return alerts;
  }

  /**
   * @param whole as it came; null where it stood within something else
   */
  static ReadAnswer one(Element alert, byte[] whole, FeedSource source, Instant now)
      throws Unreadable {
    byte[] original = whole != null ? whole : Xml.bytes(alert);
    Item item = CapItem.of(ReadCap.read(alert), original, source, now);
    return new ReadAnswer(List.of(new Part(null, item)), List.of(), List.of(), false);
  }

  /** Of many, the newest that were not read before. */
  static ReadAnswer many(
      List<Element> alerts, FeedSource source, Instant now, ReadAnswer.Known known)
      throws Unreadable {
    Map<String, Element> marked = new LinkedHashMap<>();
    alerts.forEach(alert -> marked.putIfAbsent(Sha256.hex(alert.getTextContent()), alert));
    marked.keySet().removeAll(known.among(marked.keySet()));
    List<String> problems = new ArrayList<>();
    boolean more = marked.size() > ReadAnswer.MOST_ITEMS;
    if (more) {
      problems.add(
          "It holds more than %d alerts that are new; the others follow."
              .formatted(ReadAnswer.MOST_ITEMS));
    }
    List<Part> parts = new ArrayList<>();
    for (String mark : newest(marked)) {
      byte[] original = Xml.bytes(marked.get(mark));
      try {
        Item item = CapItem.of(ReadCap.read(marked.get(mark)), original, source, now);
        parts.add(new Part(mark, item));
      } catch (Unreadable unreadable) {
        // It will read no better tomorrow.
        parts.add(new Part(mark, null));
        problems.add(unreadable.getMessage());
      }
    }
    if (!parts.isEmpty() && parts.stream().allMatch(p -> p.item() == null)) {
      throw new Unreadable(problems.get(problems.size() - 1));
    }
    Collections.reverse(parts);
    return new ReadAnswer(parts, List.of(), problems, more);
  }

  private static List<String> newest(Map<String, Element> marked) {
    Comparator<Map.Entry<String, Element>> bySent = Comparator.comparing(e -> sent(e.getValue()));
    return marked.entrySet().stream()
        .sorted(bySent.reversed())
        .limit(ReadAnswer.MOST_ITEMS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Instant sent(Element alert) {
    try {
      return Xml.children(alert).stream()
          .filter(child -> "sent".equals(child.getLocalName()))
          .findFirst()
          .map(child -> OffsetDateTime.parse(child.getTextContent().strip()).toInstant())
          .orElse(Instant.MIN);
    } catch (DateTimeException e) {
      return Instant.MIN;
    }
  }
}

package org.jarshy.gateway.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jarshy.gateway.bulletin.Severity;
import org.w3c.dom.Element;

/** Reads one {@code alert} of CAP 1.2, or of 1.1, which differs in nothing that is used here. */
final class ReadCap {

  static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";
  static final String OLDER_NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.1";

  private static final String FIRST_NAMESPACE = "http://www.incident.com/cap/1.0";

  /** CAP 1.2 §3.2.1: a space, a comma or markup in them would break every reference. */
  private static final Pattern NAME = Pattern.compile("[^\\s,<&]{1,200}");

  private static final int MOST_REFERENCES = 200;
  private static final int LONGEST_KEY = 401;

  private final List<String> oddities = new ArrayList<>();

  private ReadCap() {}

  static boolean isAlert(Element element) {
    return "alert".equals(element.getLocalName())
        && (NAMESPACE.equals(element.getNamespaceURI())
            || OLDER_NAMESPACE.equals(element.getNamespaceURI()));
  }

  /** Of 2004: another list of words, and references without a sender. */
  static String otherVersion(Element alert) {
    return FIRST_NAMESPACE.equals(alert.getNamespaceURI())
        ? "It is CAP 1.0, which is not read; CAP 1.1 and 1.2 are."
        : "It is an alert in a form that is not known; CAP 1.1 and 1.2 are read.";
  }

  /**
   * @param alert may be changed: it is brought into the form of the schema first
   * @throws Unreadable naming the rule of the standard that it breaks
   */
  static CapAlert read(Element alert) throws Unreadable {
    return new ReadCap().alert(alert);
  }

  private CapAlert alert(Element given) throws Unreadable {
    Element alert = TidyCap.tidy(given, oddities);
    CapSchema.check(alert);
    String identifier = text(alert, "identifier");
    String sender = text(alert, "sender");
    if (!NAME.matcher(identifier).matches() || !NAME.matcher(sender).matches()) {
      throw new Unreadable(
          "Its identifier or sender is empty, too long, or holds a space, a comma, < or &, so no"
              + " update or cancel could name it (CAP 1.2 §3.2.1).");
    }
    String sent = text(alert, "sent");
    List<CapAlert.Info> infos = new ArrayList<>();
    for (Element child : Xml.children(alert)) {
      if ("info".equals(child.getLocalName())) {
        infos.add(info(child));
      }
    }
    return new CapAlert(
        sender,
        sender + "," + identifier,
        instant(sent),
        sent,
        text(alert, "status"),
        text(alert, "msgType"),
        text(alert, "scope"),
        CleanText.of(text(alert, "note")),
        references(text(alert, "references")),
        List.copyOf(infos),
        List.copyOf(oddities));
  }

  private CapAlert.Info info(Element info) throws Unreadable {
    SortedSet<String> responses = new TreeSet<>();
    List<String> areas = new ArrayList<>();
    for (Element child : Xml.children(info)) {
      if ("responseType".equals(child.getLocalName())) {
        responses.add(child.getTextContent().strip());
      } else if ("area".equals(child.getLocalName())) {
        areas.add(CleanText.of(text(child, "areaDesc")));
      }
    }
    Instant onset = instant(text(info, "onset"));
    return new CapAlert.Info(
        text(info, "language"),
        CleanText.of(text(info, "event")),
        // In an order that no start changes: the words are compared with those of earlier runs.
        Collections.unmodifiableSortedSet(responses),
        severity(text(info, "severity")),
        onset == null ? instant(text(info, "effective")) : onset,
        instant(text(info, "expires")),
        CleanText.of(text(info, "senderName")),
        CleanText.of(text(info, "headline")),
        CleanText.of(text(info, "description")),
        CleanText.of(text(info, "instruction")),
        List.copyOf(areas));
  }

  /** Some services write blanks after the commas, and some leave the time out. */
  private List<String> references(String written) {
    String together = written.strip().replaceAll("\\s+", " ").replace(", ", ",").replace(" ,", ",");
    Set<String> keys = new LinkedHashSet<>();
    for (String reference : together.isEmpty() ? new String[0] : together.split(" ")) {
      String[] parts = reference.split(",", -1);
      // The time is not compared: services are known to write that of the update there.
      boolean whole = parts.length == 2 || parts.length == 3;
      if (!whole || parts[0].isEmpty() || parts[1].isEmpty()) {
        odd("A reference of it is not written as sender,identifier,sent.");
      } else if (parts[0].length() + 1 + parts[1].length() > LONGEST_KEY) {
        odd("A reference of it is longer than any alert may be named.");
      } else if (keys.size() == MOST_REFERENCES) {
        odd("It names more than %d earlier ones; the others were left.".formatted(MOST_REFERENCES));
      } else {
        keys.add(parts[0] + "," + parts[1]);
      }
    }
    return List.copyOf(keys);
  }

  private void odd(String oddity) {
    if (!oddities.contains(oddity)) {
      oddities.add(oddity);
    }
  }

  private static Severity severity(String written) {
    return "Unknown".equals(written) || written.isEmpty()
        ? null
        : Severity.valueOf(written.toUpperCase(Locale.ROOT));
  }

  private static Instant instant(String written) throws Unreadable {
    if (written.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(written).toInstant();
    } catch (DateTimeException e) {
      throw new Unreadable("A time of it is none that exists.");
    }
  }

  private static String text(Element parent, String name) {
    for (Element child : Xml.children(parent)) {
      if (name.equals(child.getLocalName()) && NAMESPACE.equals(child.getNamespaceURI())) {
        return child.getTextContent().strip();
      }
    }
    return "";
  }
}

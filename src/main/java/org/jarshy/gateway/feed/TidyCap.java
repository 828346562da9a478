package org.jarshy.gateway.feed;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Mends what services get wrong and what can be read in one way only, and says so; whatever else
 * the schema refuses stays refused. A warning of a flood must not be lost for the letter Z.
 */
final class TidyCap {

  private static final Set<String> TIMES = Set.of("sent", "effective", "onset", "expires");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

  static final String ZULU = "Its times end in Z, which CAP 1.2 forbids; they were read as UTC.";
  static final String OLDER = "It is CAP 1.1; it was read as CAP 1.2.";
  static final String EMPTY_TIME = "A time of it is empty; it was read as not given.";

  private TidyCap() {}

  static Element tidy(Element alert, List<String> oddities) {
    Element own = alert;
    if (ReadCap.OLDER_NAMESPACE.equals(alert.getNamespaceURI())) {
      own = renamed(alert);
      oddities.add(OLDER);
    }
    times(own, oddities);
    return own;
  }

  private static Element renamed(Element element) {
    for (Element child : Xml.children(element)) {
      if (ReadCap.OLDER_NAMESPACE.equals(child.getNamespaceURI())) {
        renamed(child);
      }
    }
    Document document = element.getOwnerDocument();
    return (Element) document.renameNode(element, ReadCap.NAMESPACE, element.getNodeName());
  }

  private static void times(Element element, List<String> oddities) {
    for (Element child : Xml.children(element)) {
      if (TIMES.contains(child.getLocalName())) {
        time(child, oddities);
      } else if ("info".equals(child.getLocalName())) {
        times(child, oddities);
      }
    }
  }

  private static void time(Element element, List<String> oddities) {
    String written = element.getTextContent().strip();
    if (written.isEmpty() && !"sent".equals(element.getLocalName())) {
      Node parent = element.getParentNode();
      parent.removeChild(element);
      say(EMPTY_TIME, oddities);
      return;
    }
    Matcher time = TIME.matcher(written);
    if (time.matches()) {
      boolean zulu = "Z".equals(time.group(3));
      element.setTextContent(time.group(1) + (zulu ? "+00:00" : time.group(3)));
      if (zulu) {
        say(ZULU, oddities);
      }
    }
  }

  private static void say(String oddity, List<String> oddities) {
    if (!oddities.contains(oddity)) {
      oddities.add(oddity);
    }
  }
}

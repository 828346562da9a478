package org.jarshy.gateway.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.SignedFields;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Sha256;
import org.jarshy.gateway.trust.ItemFields;
import org.jarshy.gateway.trust.VerifiedBundle;
import org.springframework.util.unit.DataSize;
import org.w3c.dom.Element;

/**
 * The schema of an item that holds an alert:
 *
 * <pre>{@code
 * {"type":"cap","xml":"<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">…</alert>",
 *  "source":"МЧС","area":["almaty"],"kind":"outage"}
 * }</pre>
 *
 * <p>{@code source} is who says so, as the public knows them; left out, the alert's senderName or
 * the name of the stream. {@code area} is where it applies if the alert names no place known here;
 * left out, everywhere. {@code kind} is of the drafts; left out, news-digest.
 *
 * @param xml the alert as it came
 */
record ReadSignedAlert(FeedSource source, CapAlert alert, byte[] xml) {

  static final String TYPE = "cap";

  /** An entry of a bundle has at most 256 KiB. */
  private static final int MOST_XML = 256 * 1024;

  private static final int MOST_SOURCE = 80;

  /** As long as a source's own word may be stored. */
  private static final int LONGEST_ID = 50;

  private static final String PREFIX = "bundle:";

  /** The other kinds need what no alert says: hours, links that were tried, numbers. */
  private static final Map<String, Kind> KINDS =
      Map.of(
          "news-digest", Kind.NEWS_DIGEST,
          "outage", Kind.OUTAGE,
          "what-works", Kind.WHAT_WORKS,
          "rights", Kind.RIGHTS);

  /**
   * @throws org.jarshy.gateway.trust.BundleReceiver.NotUsable naming the field that is wrong
   */
  static ReadSignedAlert of(VerifiedBundle.Item item, VerifiedBundle bundle) {
    ItemFields fields = ItemFields.of(item);
    fields.oneOf("type", Map.of(TYPE, true));
    String xml = fields.text("xml", MOST_XML);
    String source = fields.optionalText("source", MOST_SOURCE).orElse("");
    Area area = fields.has("area") ? SignedFields.area(fields) : Area.wholeCountry();
    Kind kind = fields.optionalOneOf("kind", KINDS).orElse(Kind.NEWS_DIGEST);
    fields.end();
    CapAlert alert = alert(fields, xml);
    String name = source.isEmpty() ? senderName(alert, bundle) : source;
    return new ReadSignedAlert(
        new FeedSource(id(bundle.stream()), settings(name, area, kind)),
        alert,
        xml.getBytes(StandardCharsets.UTF_8));
  }

  private static CapAlert alert(ItemFields fields, String xml) {
    try {
      Element root = Xml.parse(xml).getDocumentElement();
      if (!ReadCap.isAlert(root)) {
        throw fields.wrong("xml", "is no CAP alert: its root must be alert of CAP 1.2");
      }
      // What is written as &#x202E; passed the reading of the JSON.
      fields.requirePlain("xml", root.getTextContent());
      return ReadCap.read(root);
    } catch (Unreadable e) {
      throw fields.wrong("xml", "cannot be taken. " + e.getMessage());
    }
  }

  private static String senderName(CapAlert alert, VerifiedBundle bundle) {
    return alert.infos().stream()
        .map(CapAlert.Info::senderName)
        .filter(name -> !name.isEmpty() && name.length() <= MOST_SOURCE)
        .findFirst()
        .orElse(CleanText.atMost(bundle.stream(), MOST_SOURCE));
  }

  /** Chains stay within one stream. */
  private static String id(String stream) {
    String id = PREFIX + stream;
    return id.length() <= LONGEST_ID
        ? id
        : PREFIX + Sha256.hex(stream.getBytes(StandardCharsets.UTF_8)).substring(0, 40);
  }

  /** Nothing is fetched: the address and what belongs to it are of no account. */
  private static SourceSettings settings(String name, Area area, Kind kind) {
    return new SourceSettings(
        null,
        SourceSettings.Type.CAP,
        Lang.RU,
        area.encode(),
        kind,
        name,
        Duration.ZERO,
        Duration.ZERO,
        DataSize.ofBytes(MOST_XML),
        Duration.ZERO,
        1,
        Duration.ofHours(24),
        List.of(),
        false);
  }
}

package org.jarshy.gateway.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.kernel.Lang;
import org.springframework.util.unit.DataSize;

/** Sources and documents for tests. */
final class Sample {

  /** The morning of 5 January 2022 in Almaty. */
  static final Instant NOW = Instant.parse("2022-01-05T03:00:00Z");

  private Sample() {}

  static FeedSource source(String id, String url, SourceSettings.Type type, String... linkHosts) {
    return source(id, url, type, Duration.ofSeconds(10), linkHosts);
  }

  /** One that has no patience. */
  static FeedSource hurried(FeedSource source) {
    SourceSettings s = source.settings();
    return source(source.id(), s.url().toString(), s.type(), Duration.ofSeconds(1));
  }

  private static FeedSource source(
      String id, String url, SourceSettings.Type type, Duration timeout, String... linkHosts) {
    return with(id, url, type, Duration.ofMinutes(5), timeout, true, linkHosts);
  }

  /** The same, asked at other times. */
  static FeedSource every(Duration every, FeedSource source) {
    SourceSettings s = source.settings();
    return with(source.id(), s.url().toString(), s.type(), every, s.timeout(), true);
  }

  /** The same, but a private network is not meant. */
  static FeedSource outside(FeedSource source) {
    SourceSettings s = source.settings();
    return with(source.id(), s.url().toString(), s.type(), s.every(), s.timeout(), false);
  }

  private static FeedSource with(
      String id,
      String url,
      SourceSettings.Type type,
      Duration every,
      Duration timeout,
      boolean privateNetwork,
      String... linkHosts) {
    return new FeedSource(
        id,
        new SourceSettings(
            URI.create(url),
            type,
            Lang.RU,
            "country",
            Kind.NEWS_DIGEST,
            "Служба",
            every,
            timeout,
            DataSize.ofMegabytes(2),
            Duration.ofHours(48),
            5,
            Duration.ofHours(24),
            List.of(linkHosts),
            privateNetwork));
  }

  static FeedSource cap() {
    return source("weather", "http://localhost/cap", SourceSettings.Type.AUTO);
  }

  static byte[] file(String name) {
    try (InputStream in = Sample.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ReadAnswer read(byte[] body, FeedSource source) throws Unreadable {
    return ReadAnswer.of(
        new Fetched(body, "application/xml", null, null),
        source.settings().url(),
        source,
        NOW,
        marks -> Set.of());
  }

  static ReadAnswer read(String body, FeedSource source) throws Unreadable {
    return read(body.getBytes(StandardCharsets.UTF_8), source);
  }

  static Item item(String body) throws Unreadable {
    return read(body, cap()).items().get(0);
  }

  /** The Kazakh alert with something in it replaced. */
  static String alert(String... replacements) {
    String xml = new String(file("kz-alert.xml"), StandardCharsets.UTF_8);
    for (int i = 0; i < replacements.length; i += 2) {
      xml = xml.replace(replacements[i], replacements[i + 1]);
    }
    return xml;
  }

  /** An update or cancel of it, with an identifier of its own. */
  static String later(String msgType, String identifier, String... replacements) {
    return alert(replacements)
        .replace("<msgType>Alert", "<msgType>" + msgType)
        .replace("2.49.0.1.398.0.2022.1.5.6.0.0", identifier)
        .replace(
            "<scope>Public</scope>",
            "<scope>Public</scope><note>Ошибка прогноза</note><references>"
                + "cap@weather.example,2.49.0.1.398.0.2022.1.5.6.0.0,2022-01-05T06:00:00+06:00"
                + "</references>");
  }

  static String rss(String... items) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel>"
        + "<title>Новости</title><link>http://localhost/</link><description>d</description>"
        + String.join("", items)
        + "</channel></rss>";
  }

  static String news(String guid, String title, String summary) {
    return "<item><title>"
        + title
        + "</title><guid isPermaLink=\"false\">"
        + guid
        + "</guid><description>"
        + summary
        + "</description><pubDate>Wed, 05 Jan 2022 02:00:00 GMT</pubDate></item>";
  }
}

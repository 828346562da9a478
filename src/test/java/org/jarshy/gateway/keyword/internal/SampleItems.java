package org.jarshy.gateway.keyword.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.demo.Samples;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;

/**
 * The sample bulletins and help lines of the demo, and those of {@code live-items.txt}, by name.
 */
final class SampleItems {

  private final Map<String, String> names = new HashMap<>();

  /** Approves and saves all of them. */
  SampleItems(FakeContent content, Instant now) {
    Samples.approved(now).forEach((name, c) -> named(name, content.approve(c)));
    lines("live-items.txt").forEach(line -> named(line.get(0), content.approve(item(line, now))));
    Samples.helpLines()
        .forEach(
            line -> {
              content.help(line);
              names.put("h" + line.id(), "help-" + line.id());
            });
  }

  private void named(String name, BulletinId id) {
    names.put(Digest.BULLETIN + id, name);
  }

  /** What an item is called in the tables. */
  String name(String itemId) {
    return names.get(itemId);
  }

  private static Content item(List<String> line, Instant now) {
    Kind kind = Kind.valueOf(line.get(1));
    return new Content(
        kind,
        "Jarshy",
        Area.decode(line.get(2)),
        Map.of(Lang.KK, line.get(3), Lang.RU, line.get(4)),
        now.minus(Duration.ofHours(1)),
        now.plus(Duration.ofDays(2)),
        null);
  }

  /** The lines of a table beside this class, by column. */
  static List<List<String>> lines(String table) {
    try (InputStream in = SampleItems.class.getResourceAsStream(table)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split(" \\| ")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

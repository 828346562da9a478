package org.jarshy.gateway.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jarshy.gateway.trust.SampleNewsroom;

/** A newsroom that exists for one start of the demo: its keys, and a bundle that it signed. */
final class SampleBundle {

  /** At a place that the welcome can name. */
  static final Path FILE = Path.of("target", "demo", "bundle.zip");

  private SampleBundle() {}

  /** Writes the bundle, and the trust directory that makes it one. @return that directory */
  static Path write(Path directory, Instant now) {
    SampleNewsroom newsroom = new SampleNewsroom();
    try {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, newsroom.news(1, now, item(now)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return newsroom.trust(directory.resolve("trust"), 1, "kk", "ru");
  }

  static String item(Instant now) {
    Instant begins = now.truncatedTo(ChronoUnit.SECONDS);
    return """
        {"type":"bulletin","id":"internet-almaty-1","kind":"outage","source":"МЧС","area":["almaty"],
         "texts":{"kk":"ТЖМ: Алматыда мобильді интернет жоқ. Қоңырау мен СМС жұмыс істейді.",
                  "ru":"МЧС: в Алматы нет мобильного интернета. Звонки и СМС работают."},
         "valid_from":"%s","expires":"%s"}"""
        .formatted(begins, begins.plus(Duration.ofDays(1)));
  }
}

package org.jarshy.gateway.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.trust.ImportBundle.Door;
import org.jarshy.gateway.trust.ImportBundle.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder whose bundles are taken by themselves. A file is taken when two looks found it alike, so
 * that no half-copied one is judged; it is then moved to {@code done/} or {@code refused/}, with a
 * text beside it that says what became of it. Where nothing can be moved, as on a read-only USB
 * stick, it is remembered as long as it is there. Links are not followed. For one thread.
 */
class Inbox {

  static final String DONE = "done";
  static final String REFUSED = "refused";
  static final Actor WATCHED_FOLDER = new Actor("watched-folder");

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final int MOST_FILES = 500;
  private static final int MOST_NAMES = 1_000;

  /** How a file looked: one that is still copied to changes. */
  private record Look(long size, FileTime changed, Object key) {}

  private final Path folder;
  private final ImportBundle imports;
  private Map<Path, Look> before = Map.of();
  private final Map<Path, Look> settled = new HashMap<>();

  Inbox(Path folder, ImportBundle imports) {
    this.folder = folder;
    this.imports = imports;
  }

  /** One look; takes what the look before found alike. */
  void look() {
    Map<Path, Look> now = files();
    settled.keySet().retainAll(now.keySet());
    List<RuntimeException> failures = new ArrayList<>();
    now.forEach(
        (file, look) -> {
          if (look.equals(before.get(file)) && !look.equals(settled.get(file))) {
            try {
              take(file, look);
            } catch (RuntimeException e) {
              failures.add(e); // the others must not wait for this one
            }
          }
        });
    before = now;
    if (!failures.isEmpty()) {
      throw failures.get(0); // told by the schedule
    }
  }

  private Map<Path, Look> files() {
    Map<Path, Look> found = new HashMap<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Look look = isBundle(file) ? lookAt(file) : null;
        if (look != null && found.size() < MOST_FILES) {
          found.put(file, look);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("the inbox cannot be read: {}", e.getClass().getSimpleName());
    }
    return found;
  }

  private static boolean isBundle(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".zip") && !name.startsWith(".");
  }

  /** Null for what is no plain file with something in it. */
  private static Look lookAt(Path file) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return found.isRegularFile() && found.size() > 0
          ? new Look(found.size(), found.lastModifiedTime(), found.fileKey())
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  private void take(Path file, Look look) {
    Intake intake;
    try {
      byte[] bytes = read(file);
      if (!look.equals(lookAt(file))) {
        return; // somebody writes to it after all
      }
      intake =
          bytes.length > BundleVerifier.MAX_BYTES
              ? imports.tooLarge(
                  "the file has %d bytes; at most 5 MiB are allowed".formatted(look.size()),
                  Door.FOLDER,
                  WATCHED_FOLDER)
              : imports.take(bytes, Door.FOLDER, WATCHED_FOLDER);
    } catch (IOException e) {
      LOG.warn("a file in the inbox cannot be read: {}", e.getClass().getSimpleName());
      return; // at the next look, perhaps
    }
    settled.put(file, look);
    putAway(file, intake);
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream in =
        Channels.newInputStream(
            Files.newByteChannel(
                file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)))) {
      return in.readNBytes(BundleVerifier.MAX_BYTES + 1);
    }
  }

  private void putAway(Path file, Intake intake) {
    Path place = folder.resolve(intake instanceof Intake.Refused ? REFUSED : DONE);
    try {
      if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(place);
      }
      Path to = free(place, file.getFileName().toString());
      Files.move(file, to);
      Files.writeString(
          place.resolve(to.getFileName() + ".txt"),
          String.join("\n", words(intake)) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      LOG.info("a file of the inbox stays where it is: {}", e.getClass().getSimpleName());
    }
  }

  /** A name that is free there, with its text. */
  private static Path free(Path place, String name) throws IOException {
    for (int i = 1; i < MOST_NAMES; i++) {
      Path to = place.resolve(i == 1 ? name : name.replaceFirst("(?i)\\.zip$", "-" + i + ".zip"));
      if (!Files.exists(to, LinkOption.NOFOLLOW_LINKS)
          && !Files.exists(place.resolve(to.getFileName() + ".txt"), LinkOption.NOFOLLOW_LINKS)) {
        return to;
      }
    }
    throw new IOException("too many files of one name");
  }

  private static List<String> words(Intake intake) {
    List<String> lines = new ArrayList<>();
    if (intake instanceof Intake.Refused refused) {
      lines.add("Refused: nothing of it was taken.");
      lines.add("Rule: " + refused.rule());
      lines.add(refused.detail());
    } else if (intake instanceof Intake.Known known) {
      lines.add("Taken before: nothing was changed.");
      lines.add(name(known.bundle()));
    } else if (intake instanceof Intake.Taken taken) {
      lines.add("Taken.");
      lines.add(name(taken.bundle()));
      taken.outcomes().forEach(o -> lines.add((o.subject() + " " + o.words()).strip()));
    }
    return lines;
  }

  private static String name(VerifiedBundle bundle) {
    return "Bundle " + bundle.seq() + " of stream " + bundle.stream();
  }
}

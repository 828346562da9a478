package org.jarshy.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jarshy.gateway.kernel.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

  private static final VerifiedBundle BUNDLE =
      new VerifiedBundle(
          "news",
          Role.NEWS,
          7,
          Instant.EPOCH,
          Instant.EPOCH,
          List.of("A"),
          "b".repeat(64),
          List.of());

  @TempDir private Path folder;
  private final List<String> taken = new ArrayList<>();
  private RuntimeException failure;
  private Inbox inbox;

  @BeforeEach
  void start() {
    inbox =
        new Inbox(
            folder,
            new ImportBundle() {
              @Override
              public Intake take(byte[] bundle, Door door, Actor actor) {
                String text = new String(bundle, StandardCharsets.UTF_8);
                taken.add(text + " " + door + " " + actor);
                if (failure != null) {
                  throw failure;
                }
                return text.startsWith("good")
                    ? new Intake.Taken(
                        1,
                        BUNDLE,
                        List.of(new BundleReceiver.Outcome("items/1", "bulletin:4", "drafted")))
                    : new Intake.Refused(2, "expired", "it expired yesterday");
              }

              @Override
              public Intake.Refused tooLarge(String detail, Door door, Actor actor) {
                taken.add("too large");
                return new Intake.Refused(3, "bundle-too-large", detail);
              }
            });
  }

  private Path put(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<String> names(String place) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(place))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_bundle_is_taken_at_the_second_look_and_put_away_with_what_became_of_it()
      throws IOException {
    put("a.ZIP", "good");
    inbox.look();
    assertThat(taken).isEmpty();
    inbox.look();
    assertThat(taken).containsExactly("good FOLDER watched-folder");
    assertThat(names(Inbox.DONE)).containsExactly("a.ZIP", "a.ZIP.txt");
    assertThat(Files.readString(folder.resolve("done/a.ZIP.txt")))
        .isEqualTo("Taken.\nBundle 7 of stream news\nbulletin:4 drafted\n");
    inbox.look();
    assertThat(taken).hasSize(1);
  }

  @Test
  void a_refused_one_is_put_away_with_its_rule_and_never_over_another() throws IOException {
    for (int i = 0; i < 2; i++) {
      put("a.zip", "bad");
      inbox.look();
      inbox.look();
    }
    assertThat(names(Inbox.REFUSED))
        .containsExactly("a-2.zip", "a-2.zip.txt", "a.zip", "a.zip.txt");
    assertThat(Files.readString(folder.resolve("refused/a.zip.txt")))
        .contains("Rule: expired\nit expired yesterday\n");
  }

  @Test
  void a_file_that_is_still_copied_to_is_left_alone() throws IOException {
    put("a.zip", "go");
    inbox.look();
    put("a.zip", "good");
    inbox.look();
    assertThat(taken).isEmpty();
    inbox.look();
    assertThat(taken).hasSize(1);
  }

  @Test
  void links_folders_hidden_and_other_files_are_not_taken(@TempDir Path elsewhere)
      throws IOException {
    Path secret = Files.writeString(elsewhere.resolve("b.zip"), "good");
    Files.createSymbolicLink(folder.resolve("link.zip"), secret);
    Files.createDirectory(folder.resolve("folder.zip"));
    put(".hidden.zip", "good");
    put("notes.txt", "good");
    put("empty.zip", "");
    inbox.look();
    inbox.look();
    assertThat(taken).isEmpty();
    assertThat(secret).exists();
  }

  @Test
  void where_done_is_a_link_nothing_is_moved_through_it(@TempDir Path elsewhere)
      throws IOException {
    Files.createSymbolicLink(folder.resolve(Inbox.DONE), elsewhere);
    put("a.zip", "good");
    inbox.look();
    inbox.look();
    inbox.look();
    assertThat(taken).hasSize(1);
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(folder.resolve("a.zip")).exists();
  }

  @Test
  void a_stick_that_cannot_be_written_is_read_once_as_long_as_it_is_there() throws IOException {
    put("a.zip", "good");
    // A file in their way stands for a medium that cannot be written, also for root.
    put(Inbox.DONE, "");
    inbox.look();
    inbox.look();
    inbox.look();
    assertThat(taken).hasSize(1);
    assertThat(folder.resolve("a.zip")).exists();
  }

  @Test
  void a_folder_that_is_not_there_yet_is_looked_for_again() throws IOException {
    Path stick = folder.resolve("stick");
    Files.delete(Files.createDirectory(stick));
    inbox = new Inbox(stick, failing());
    inbox.look();
    Files.createDirectory(stick);
    Files.writeString(stick.resolve("a.zip"), "good");
    inbox.look();
    inbox.look();
    assertThat(taken).containsExactly("seen");
  }

  private ImportBundle failing() {
    return new ImportBundle() {
      @Override
      public Intake take(byte[] bundle, Door door, Actor actor) {
        taken.add("seen");
        return new Intake.Known(0, BUNDLE);
      }

      @Override
      public Intake.Refused tooLarge(String detail, Door door, Actor actor) {
        throw new UnsupportedOperationException("nothing here is large");
      }
    };
  }

  @Test
  void a_failure_here_leaves_the_file_for_the_next_look() throws IOException {
    put("a.zip", "good");
    failure = new IllegalStateException("the database is away");
    inbox.look();
    try {
      inbox.look();
    } catch (IllegalStateException e) {
      // told by the schedule
    }
    failure = null;
    inbox.look();
    inbox.look();
    assertThat(taken).hasSize(2);
    assertThat(names(Inbox.DONE)).containsExactly("a.zip", "a.zip.txt");
  }

  @Test
  void more_than_five_mebibytes_are_not_read() throws IOException {
    Files.write(folder.resolve("a.zip"), new byte[BundleVerifier.MAX_BYTES + 2]);
    inbox.look();
    inbox.look();
    assertThat(taken).containsExactly("too large");
    assertThat(names(Inbox.REFUSED)).contains("a.zip.txt");
  }

  @Test
  void a_file_that_may_not_be_read_does_not_stop_the_others() throws IOException {
    Path locked = put("a.zip", "good a");
    put("b.zip", "good b");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    int readable = Files.isReadable(locked) ? 2 : 1; // to root every file is
    inbox.look();
    inbox.look();
    assertThat(taken).hasSize(readable);
  }

  @Test
  void one_file_that_fails_does_not_stop_the_others() throws IOException {
    put("a.zip", "good a");
    put("b.zip", "good b");
    failure = new IllegalStateException("odd file");
    inbox.look();
    assertThatThrownBy(() -> inbox.look()).hasMessage("odd file");
    assertThat(taken).hasSize(2);
  }
}

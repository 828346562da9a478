package org.jarshy.gateway.subscriber.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jarshy.gateway.kernel.RootKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the file system there has no POSIX owners")
class KeyFileTest {

  private static final String GOOD = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir private Path directory;
  private Path path;
  private KeyFile file;

  @BeforeEach
  void name() {
    path = directory.resolve("deeper/jarshy.key");
    file = new KeyFile(path);
  }

  @Test
  void a_new_keyfile_is_for_its_owner_alone_and_reads_back() throws IOException {
    assertThat(file.exists()).isFalse();
    file.create();
    assertThat(file.exists()).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(Files.readAllLines(path)).hasSize(2).first().isEqualTo("jarshy-key 1");
    assertThat(file.read().mac(RootKey.Purpose.IDX))
        .isEqualTo(file.read().mac(RootKey.Purpose.IDX));
  }

  @Test
  void two_new_keyfiles_hold_different_keys() {
    file.create();
    KeyFile other = new KeyFile(directory.resolve("other.key"));
    other.create();
    assertThat(other.read().mac(RootKey.Purpose.IDX))
        .isNotEqualTo(file.read().mac(RootKey.Purpose.IDX));
  }

  @Test
  void an_existing_file_is_never_overwritten() throws IOException {
    write("precious", "rw-------");
    refused(file::create, "it exists already");
    assertThat(path).hasContent("precious");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
  void a_file_open_to_others_is_refused_with_the_way_out(String permissions) throws IOException {
    write("jarshy-key 1\n" + GOOD + "\n", permissions);
    refused(
        file::read,
        "others than its owner have permissions on it (%s); allowed is 0600: chmod 600 %s"
            .formatted(permissions, path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "r--------"})
  void a_file_of_its_owner_is_read(String permissions) throws IOException {
    write("jarshy-key 1\r\n" + GOOD + "\r\n", permissions);
    assertThat(file.read().mac(RootKey.Purpose.IDX))
        .isEqualTo(RootKey.of(new byte[32]).mac(RootKey.Purpose.IDX));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "''> its first line must be 'jarshy-key 1'",
        "jarshy-key 2|AAAA> its first line must be 'jarshy-key 1'",
        "AAAA> its first line must be 'jarshy-key 1'",
        "jarshy-key 1> it has 1 lines; two are allowed: 'jarshy-key 1' and the key in base64",
        "jarshy-key 1|A|B> it has 3 lines; two are allowed: 'jarshy-key 1' and the key in base64",
        "jarshy-key 1|§§§§> its second line is not base64",
        "jarshy-key 1|AAAA> its key has 3 bytes; 32 are allowed"
      })
  void a_malformed_file_is_refused_with_what_is_allowed(String content, String reason)
      throws IOException {
    write(content.replace('|', '\n'), "rw-------");
    refused(file::read, reason);
  }

  @Test
  void a_long_file_is_refused_unread() throws IOException {
    write("x".repeat(1_001), "rw-------");
    refused(file::read, "it is no keyfile: it is too long");
  }

  @Test
  void a_missing_file_and_an_impossible_place_are_refused() throws IOException {
    refused(file::read, "there is no such file");
    Files.writeString(directory.resolve("deeper"), "a file where a directory should be");
    refused(file::create, "its directory cannot be made (FileAlreadyExistsException)");
  }

  private void write(String content, String permissions) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private void refused(ThrowingCallable call, String reason) {
    assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
        .isThrownBy(call)
        .satisfies(
            e -> {
              assertThat(e.getName()).isEqualTo("jarshy.keys.file");
              assertThat(e.getValue()).isEqualTo(path);
              assertThat(e.getReason()).isEqualTo(reason);
            });
  }
}

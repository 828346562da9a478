package org.jarshy.gateway.subscriber.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jarshy.gateway.kernel.AesNumberVault;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
@ExtendWith(OutputCaptureExtension.class)
class OpenVaultContractTest {

  private static final Msisdn NUMBER = new Msisdn("+77011234567");

  @TempDir private Path directory;
  private final TestDatabase database;

  OpenVaultContractTest(TestDatabase.Kind kind) {
    database = kind.open();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void without_permission_no_key_is_made() {
    refused(
        "a.key",
        false,
        "there is no such file; allowed is a keyfile with permissions 0600,"
            + " and jarshy.keys.create=true has one made for a new database");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void with_permission_a_key_is_made_once_and_found_again() {
    NumberVault first = open("a.key", true);
    NumberVault again = open("a.key", false);
    assertThat(again.index(NUMBER)).isEqualTo(first.index(NUMBER));
    assertThat(again.open(first.seal("x", "p"), "p")).isEqualTo("x");
  }

  @Test
  void another_databases_key_stops_the_start() {
    open("a.key", true);
    new KeyFile(directory.resolve("b.key")).create();
    refused(
        "b.key",
        false,
        "this is not the key that the database was made with, so no number in it could be read;"
            + " restore the keyfile that belongs to this database, or point to another database");
  }

  @Test
  void a_lost_keyfile_is_not_replaced_even_with_permission() throws IOException {
    open("a.key", true);
    Files.delete(directory.resolve("a.key"));
    refused(
        "a.key",
        true,
        "there is no such file, and the database holds numbers sealed under its key;"
            + " restore the keyfile from its backup");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_throwaway_key_is_said_to_be_one(CapturedOutput output) {
    open("a.key", true);
    assertThat(output).doesNotContain("THROWAWAY");
    vault(new KeySettings(directory.resolve("a.key"), false, true)).open();
    assertThat(output).contains("THROWAWAY");
  }

  private NumberVault open(String name, boolean create) {
    return new AesNumberVault(
        vault(new KeySettings(directory.resolve(name), create, false)).open());
  }

  private OpenVault vault(KeySettings settings) {
    return new OpenVault(
        settings, new KeyCheck(database.jdbc(), MutableClock.startingInJanuary2022()));
  }

  private void refused(String name, boolean create, String reason) {
    assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
        .isThrownBy(() -> open(name, create))
        .satisfies(
            e -> {
              assertThat(e.getName()).isEqualTo("jarshy.keys.file");
              assertThat(e.getValue()).isEqualTo(directory.resolve(name));
              assertThat(e.getReason()).isEqualTo(reason);
            });
  }
}

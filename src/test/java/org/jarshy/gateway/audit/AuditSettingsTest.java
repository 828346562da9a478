package org.jarshy.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.audit.internal.SigningKeyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class AuditSettingsTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(AuditSettings.class)
  static class Bound {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner().withUserConfiguration(Bound.class);

  @TempDir private Path directory;

  @Test
  void by_default_the_files_stand_beside_the_keyfile_of_numbers() {
    runner.run(
        context -> {
          AuditSettings settings =
              context.getBean(AuditSettings.class).beside(Path.of("data", "jarshy.key"));
          assertThat(settings)
              .isEqualTo(
                  new AuditSettings(
                      Path.of("data", "jarshy-audit.key"),
                      Path.of("data", "audit-checkpoints.txt"),
                      100,
                      Duration.ofMinutes(10)));
        });
  }

  @Test
  void every_key_is_read() {
    runner
        .withPropertyValues(
            "jarshy.audit.key-file=/a/key",
            "jarshy.audit.checkpoints-file=/b/file",
            "jarshy.audit.checkpoint-records=7",
            "jarshy.audit.checkpoint-time=1m")
        .run(
            context ->
                assertThat(context.getBean(AuditSettings.class).beside(Path.of("x")))
                    .isEqualTo(
                        new AuditSettings(
                            Path.of("/a/key"), Path.of("/b/file"), 7, Duration.ofMinutes(1))));
  }

  @Test
  void what_is_not_allowed_stops_the_start() {
    for (String wrong :
        List.of(
            "jarshy.audit.checkpoint-records=0",
            "jarshy.audit.checkpoint-records=10001",
            "jarshy.audit.checkpoint-time=9s")) {
      runner.withPropertyValues(wrong).run(context -> assertThat(context).hasFailed());
    }
  }

  @Test
  void the_key_is_for_its_owner_alone_and_one_that_cannot_be_used_is_named() throws Exception {
    Path key = directory.resolve("jarshy-audit.key");
    LogKeys made = AuditConfiguration.open(key);
    assertThat(made.fresh()).isTrue();
    assertThat(AuditConfiguration.open(key).all()).isEqualTo(made.all());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    refused(key, "chmod 600");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(key, "hello\n");
    refused(key, "three lines are allowed");
    assertThat(new SigningKeyFile(key).exists()).isTrue();
  }

  @Test
  void a_public_key_that_is_no_point_of_the_curve_is_none() {
    byte[] none = new byte[32];
    none[0] = 2;
    assertThatIllegalArgumentException().isThrownBy(() -> new LogKey("jarshy-1", none));
  }

  private static void refused(Path key, String words) {
    org.assertj.core.api.Assertions.assertThatExceptionOfType(
            InvalidConfigurationPropertyValueException.class)
        .isThrownBy(() -> AuditConfiguration.open(key))
        .satisfies(
            e -> {
              assertThat(e.getName()).isEqualTo("jarshy.audit.key-file");
              assertThat(e.getReason()).contains(words);
            });
  }
}

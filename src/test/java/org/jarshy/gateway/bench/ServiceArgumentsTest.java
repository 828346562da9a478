package org.jarshy.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.kernel.Secret;
import org.junit.jupiter.api.Test;

class ServiceArgumentsTest {

  private static final LinkPlan LINK =
      new LinkPlan(
          new SmscAddress("::1", 2775),
          "bench",
          Secret.of("secret"),
          2,
          500,
          0,
          "1414",
          Duration.ofSeconds(10));

  private static List<String> arguments(Storage storage, String... settings) {
    return List.of(
        ServiceArguments.of(LINK, storage, Path.of("somewhere"), false, List.of(settings)));
  }

  private static Storage file() {
    return new Storage(null, "", Secret.of(""), null);
  }

  @Test
  void there_is_one_carrier_and_it_takes_every_number() {
    assertThat(arguments(file()))
        .contains(
            "--jarshy.carriers.bench.host=::1",
            "--jarshy.carriers.bench.port=2775",
            "--jarshy.carriers.bench.links=2",
            "--jarshy.carriers.bench.window=500",
            "--jarshy.carriers.bench.segments-per-second=0",
            "--jarshy.carriers.bench.prefixes[0]=7")
        .filteredOn(a -> a.startsWith("--jarshy.carriers."))
        .allMatch(a -> a.startsWith("--jarshy.carriers.bench."));
  }

  @Test
  void the_database_of_the_jar_is_used_unless_another_is_named() {
    assertThat(arguments(file())).noneMatch(a -> a.startsWith("--spring.datasource"));
    assertThat(arguments(new Storage("jdbc:postgresql:x", "me", Secret.of("pw"), null)))
        .contains(
            "--spring.datasource.url=jdbc:postgresql:x",
            "--spring.datasource.username=me",
            "--spring.datasource.password=pw");
  }

  @Test
  void settings_to_try_out_win_over_ours() {
    assertThat(arguments(file(), "--jarshy.outbox.lease=1m", "--jarshy.carriers.bench.window=7"))
        .contains("--jarshy.outbox.lease=1m", "--jarshy.carriers.bench.window=7")
        .doesNotContain("--jarshy.carriers.bench.window=500");
  }

  @Test
  void an_operators_carriers_database_and_keyfile_are_never_touched() {
    String[] real = {
      "--spring.config.additional-location=config/",
      "--spring.profiles.active=live",
      "--spring.datasource.url=jdbc:h2:file:./data/jarshy",
      "--jarshy.carriers.kcell.host=smsc.example",
      "--jarshy.keys.file=data/jarshy.key"
    };

    assertThat(arguments(file(), real)).doesNotContain(real);
  }
}

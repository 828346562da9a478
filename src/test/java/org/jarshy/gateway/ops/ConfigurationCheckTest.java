package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class ConfigurationCheckTest {

  record Place(String name, List<String> prefixes) {}

  @ConfigurationProperties("jarshy")
  record Places(Map<String, Place> places) {}

  @ConfigurationProperties("jarshy.keys")
  record Keys(String file, Duration patience) {}

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties({Places.class, Keys.class})
  static class Service {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withUserConfiguration(Service.class)
          .withBean(ConfigurationCheck.class);

  @Test
  void keys_that_a_record_reads_are_taken_in_every_spelling() {
    runner
        .withPropertyValues(
            "jarshy.carriers.kcell.host=127.0.0.1",
            "jarshy.carriers.kcell.port=2775",
            "jarshy.carriers.kcell.system-id=kcell",
            "jarshy.carriers.tele2.systemId=tele2",
            "jarshy.carriers.kcell.prefixes[0]=7701",
            "jarshy.carriers.kcell.prefixes[1]=7702",
            "jarshy.carriers.tele2.prefixes=7700,7707",
            "jarshy.carriers.kcell.tls.enabled=true",
            "jarshy.carriers.kcell.reaches-foreign-numbers=true",
            "jarshy.carriers.kcell.network=kt",
            "jarshy.carriers.kcell.stand-in-after=0s",
            "jarshy.carriers.tele2.stand-ins=kcell",
            "jarshy.places.aktau.name=Aktau",
            "jarshy.places.aktau.prefixes=72922,72923",
            "jarshy.keys.file=keys",
            "server.prot=1")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void a_typo_stops_the_start_with_key_value_and_what_is_allowed() {
    runner
        .withPropertyValues("jarshy.carriers.kcell.prot=2775")
        .run(
            context ->
                assertThat(description(context.getStartupFailure()))
                    .contains("jarshy.carriers.kcell.prot = '2775'")
                    .contains("unknown key 'prot'; did you mean 'port'?")
                    .contains(
                        "allowed under 'jarshy.carriers.kcell': ",
                        "host, links, network, password, port, prefixes,"));
  }

  @Test
  void every_wrong_key_is_told_at_once() {
    runner
        .withPropertyValues("jarshy.key.file=a", "jarshy.keys.flie=b", "jarshy.keys.file.x=c")
        .run(
            context ->
                assertThat(description(context.getStartupFailure()))
                    .contains("unknown key 'key'; did you mean 'keys'?")
                    .contains("did you mean 'file'?")
                    .contains("'jarshy.keys.file' takes a value, nothing stands below it"));
  }

  @Test
  void the_value_of_a_misspelt_secret_is_not_shown() {
    runner
        .withPropertyValues(
            "jarshy.carriers.kcell.pasword=h0rse",
            "jarshy.carriers.kcell.pw=staple",
            "jarshy.keys.passwd=battery")
        .run(
            context ->
                assertThat(description(context.getStartupFailure()))
                    .contains("did you mean 'password'?")
                    .contains("(not shown)")
                    .doesNotContain("h0rse")
                    .doesNotContain("staple")
                    .doesNotContain("battery"));
  }

  private static String description(Throwable failure) {
    assertThat(failure).isInstanceOf(FailureAnalyzedException.class);
    return ((FailureAnalyzedException) failure).analysis().getDescription();
  }
}

package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jarshy.gateway.GatewayApplication;
import org.jarshy.gateway.carrier.CarrierSettings;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.NumberingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code config/application.yml} as it is shipped, read by the service as it is shipped. */
@ExtendWith(OutputCaptureExtension.class)
class OperatorsConfigurationTest {

  private static final Path SHIPPED = Path.of("config", "application.yml");

  /** {@code # key: value} at the place where it would stand: a default, not prose. */
  private static final Pattern COMMENTED_KEY =
      Pattern.compile("(?m)^( *)# ( *[a-z-]+:(?: \\S.*)?)$");

  @TempDir private Path directory;

  @Test
  void the_shipped_file_is_valid_and_names_three_carriers() {
    try (ConfigurableApplicationContext context = start(SHIPPED)) {
      NumberingPlan plan = context.getBean(NumberingPlan.class);

      assertThat(plan.carriers()).containsExactlyInAnyOrder("beeline", "kcell", "tele2");
      assertThat(plan.carrierOf(new Msisdn("+77010000001"))).isEqualTo("kcell");
    }
  }

  @Test
  void keys_that_are_commented_out_show_their_default() throws IOException {
    String uncommented = COMMENTED_KEY.matcher(Files.readString(SHIPPED)).replaceAll("$1$2");
    Path every = Files.writeString(directory.resolve("application.yml"), uncommented);

    try (ConfigurableApplicationContext shipped = start(SHIPPED);
        ConfigurableApplicationContext all = start(every)) {
      assertThat(settings(all)).isNotEmpty().isEqualTo(settings(shipped));
      assertThat(all.getBean(NumberingPlan.class).carriers()).hasSize(3);
      for (String key : List.of("spring.datasource.username", "server.address", "server.port")) {
        assertThat(all.getEnvironment().getProperty(key))
            .isEqualTo(shipped.getEnvironment().getProperty(key));
      }
    }
  }

  @Test
  void every_key_that_the_service_reads_stands_in_it() throws IOException {
    String file = Files.readString(SHIPPED);
    try (ConfigurableApplicationContext context = start(SHIPPED)) {
      Stream<Class<?>> types =
          Stream.concat(
              settings(context).values().stream().map(Object::getClass),
              Stream.of(CarrierSettings.class, CarrierSettings.Tls.class));

      assertThat(types.flatMap(type -> Arrays.stream(type.getRecordComponents())))
          .isNotEmpty()
          .allSatisfy(
              component ->
                  assertThat(file)
                      .containsPattern("(?m)^[ #]*" + dashed(component.getName()) + ":"));
    }
  }

  @Test
  void a_typo_in_it_stops_the_start_and_no_password_is_shown(CapturedOutput output) {
    assertThatThrownBy(() -> start(SHIPPED, "--jarshy.carriers.kcell.prot=2776"))
        .isInstanceOf(OfflineParts.NotStarted.class);

    assertThat(output)
        .contains("jarshy.carriers.kcell.prot = '2776'")
        .contains("did you mean 'port'?")
        .doesNotContain("password = 'demo'");
  }

  @Test
  void a_wrong_value_in_it_stops_the_start_with_what_is_allowed() {
    try (ConfigurableApplicationContext context =
        start(SHIPPED, "--jarshy.carriers.kcell.bind=rx")) {
      assertThatThrownBy(() -> context.getBean(NumberingPlan.class))
          .satisfies(
              failure ->
                  assertThat(new WrongValueAnalyzer().analyze(failure).getDescription())
                      .contains("jarshy.carriers.kcell.bind = 'rx'")
                      .contains("must be trx or tx+rx"));
    }
  }

  private ConfigurableApplicationContext start(Path file, String... more) {
    Stream<String> settings =
        Stream.of(
            "--spring.config.location=classpath:/,file:" + file,
            "--spring.datasource.url=jdbc:h2:mem:" + directory.getFileName());
    return new OfflineParts(
            GatewayApplication.class, Stream.concat(settings, Stream.of(more)).toList())
        .start();
  }

  /** The property records of the service by prefix; they are equal when their values are. */
  private static Map<String, Object> settings(ConfigurableApplicationContext context) {
    Map<String, Object> settings = new TreeMap<>();
    for (Object bean : context.getBeansWithAnnotation(ConfigurationProperties.class).values()) {
      ConfigurationProperties annotation =
          bean.getClass().getAnnotation(ConfigurationProperties.class);
      if (annotation != null && bean.getClass().getName().startsWith("org.jarshy.")) {
        settings.put(bean.getClass().getName(), bean);
      }
    }
    return settings;
  }

  private static String dashed(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}

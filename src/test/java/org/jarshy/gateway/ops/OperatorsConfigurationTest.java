package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.jarshy.gateway.GatewayApplication;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.NumberingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code config/application.yml} as it is shipped, read by the service as it is shipped. */
@ExtendWith(OutputCaptureExtension.class)
class OperatorsConfigurationTest {

  @TempDir private Path directory;

  @Test
  void the_shipped_file_is_valid_and_names_three_carriers() {
    try (ConfigurableApplicationContext context = start()) {
      NumberingPlan plan = context.getBean(NumberingPlan.class);

      assertThat(plan.carriers()).containsExactlyInAnyOrder("beeline", "kcell", "tele2");
      assertThat(plan.carrierOf(new Msisdn("+77010000001"))).isEqualTo("kcell");
    }
  }

  @Test
  void a_typo_in_it_stops_the_start_and_no_password_is_shown(CapturedOutput output) {
    assertThatThrownBy(() -> start("--jarshy.carriers.kcell.prot=2776"))
        .isInstanceOf(OfflineParts.NotStarted.class);

    assertThat(output)
        .contains("jarshy.carriers.kcell.prot = '2776'")
        .contains("did you mean 'port'?")
        .doesNotContain("password = 'demo'");
  }

  @Test
  void a_wrong_value_in_it_stops_the_start_with_what_is_allowed() {
    assertThatThrownBy(() -> start("--jarshy.carriers.kcell.bind=rx").getBean(NumberingPlan.class))
        .hasStackTraceContaining("must be trx or tx+rx");
  }

  private ConfigurableApplicationContext start(String... more) {
    return new OfflineParts(
            GatewayApplication.class,
            Stream.concat(
                    Stream.of(
                        "--spring.config.location=classpath:/,file:config/",
                        "--spring.datasource.url=jdbc:h2:file:" + directory.resolve("test")),
                    Stream.of(more))
                .toList())
        .start();
  }
}

package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.jarshy.gateway.console.internal.signin.ConsoleProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class FirstAccountTest {

  @Test
  void without_an_account_the_log_says_how_to_make_one(CapturedOutput output) {
    try (ConfigurableApplicationContext context = start("none")) {
      assertThat(context.getBean(Accounts.class).all()).isEmpty();
    }
    assertThat(output).contains("jarshy.console.initial-administrator=LOGIN");
  }

  @Test
  void the_configured_administrator_is_made_once_and_the_password_is_not_logged(
      CapturedOutput output) {
    try (ConfigurableApplicationContext context =
        start(
            "first",
            "--jarshy.console.initial-administrator=root",
            "--jarshy.console.initial-password=a long first password")) {
      assertThat(context.getBean(Accounts.class).find("root").orElseThrow().roles())
          .isEqualTo(Set.of(Role.ADMINISTRATOR));
    }
    assertThat(output).contains("Made the first administrator 'root'");
    assertThat(output).doesNotContain("a long first password");
  }

  @Test
  void one_key_without_the_other_is_refused_by_name() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new ConsoleProperties("root", null))
        .withMessageContaining("jarshy.console.initial-password: set both, or neither");
    assertThat(new ConsoleProperties("root", "a long first password"))
        .asString()
        .doesNotContain("long");
  }

  private static ConfigurableApplicationContext start(String database, String... arguments) {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--server.port=0";
    all[arguments.length + 1] =
        "--spring.datasource.url=" + ConsoleSlice.IN_MEMORY.formatted(database);
    return new SpringApplicationBuilder(ConsoleSlice.class).run(all);
  }
}

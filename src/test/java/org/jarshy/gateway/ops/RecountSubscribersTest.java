package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.GatewayApplication;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.Subscribers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class RecountSubscribersTest {

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void counts_that_rows_changed_by_hand_left_wrong_are_right_after_the_command() {
    try (ConfigurableApplicationContext service = OfflineContext.in(directory)) {
      Subscribers subscribers = service.getBean(Subscribers.class);
      subscribers.optIn(
          subscribers.contact(new Msisdn("+77010000001"), "kcell").id(), Actor.SYSTEM);
      service.getBean(JdbcClient.class).sql("update subscriber set lang = 'en'").update();
      assertThat(subscribers.totals()).containsExactly(new AudienceCount("kcell", Lang.RU, 1));
    }

    assertThat(run()).isZero();
    assertThat(run()).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "Counts were off by 2 and are right now\nThe counts are right\n");
    try (ConfigurableApplicationContext service = OfflineContext.in(directory)) {
      assertThat(service.getBean(Subscribers.class).totals())
          .containsExactly(new AudienceCount("kcell", Lang.EN, 1));
    }
  }

  private int run() {
    List<String> args = new ArrayList<>(OfflineContext.settings(directory));
    args.addAll(List.of("subscribers", "recount"));
    return Commands.run(
        GatewayApplication.class,
        new ByteArrayInputStream(new byte[0]),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        args.toArray(String[]::new));
  }
}

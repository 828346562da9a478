package org.jarshy.gateway.inbound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.gateway.inbound.internal.InboundFixture.AIGUL;
import static org.jarshy.gateway.inbound.internal.InboundFixture.eventually;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jarshy.gateway.inbound.InboundReport;
import org.jarshy.gateway.inbound.Journal;
import org.jarshy.gateway.inbound.ReceiptSettler;
import org.jarshy.gateway.inbound.TextHandler;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

class InboundConfigurationTest {

  private final InboundFixture fixture = new InboundFixture(TestDatabase.Kind.H2);

  private ApplicationContextRunner context() {
    return new ApplicationContextRunner()
        .withUserConfiguration(InboundConfiguration.class)
        .withBean(JdbcTemplate.class, fixture::template)
        .withBean(PlatformTransactionManager.class, () -> fixture.transactions)
        .withBean(NumberVault.class, () -> fixture.vault)
        .withBean(Clock.class, () -> fixture.clock);
  }

  @Test
  void a_text_that_comes_in_is_answered_and_the_stop_is_complete() {
    context()
        .withBean(TextHandler.class, () -> fixture.answers)
        .withBean(ReceiptSettler.class, () -> fixture.settler)
        .run(
            context -> {
              context.getBean(Journal.class).accept(fixture.text(AIGUL, "NEWS"));
              eventually().until(() -> fixture.answers.words().equals(List.of("NEWS")));
              assertThat(context.getBean(InboundReport.class).stats().textsToday()).isEqualTo(1);
              assertThat(ownThreads()).hasSize(3);
            });

    eventually().until(() -> ownThreads().isEmpty());
    fixture.close();
  }

  @Test
  void the_journal_starts_first_and_stops_last_without_anyone_to_answer() {
    context()
        .run(
            context -> {
              Map<String, SmartLifecycle> parts = context.getBeansOfType(SmartLifecycle.class);
              assertThat(parts.values()).allMatch(SmartLifecycle::isRunning);
              assertThat(parts.get("journal").getPhase())
                  .isEqualTo(Journal.PHASE)
                  .isLessThan(parts.get("inboundTexts").getPhase())
                  .isLessThan(parts.get("inboundReceipts").getPhase());
            });
    fixture.close();
  }

  private static List<String> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(
            name ->
                Stream.of("inbound-journal-1", "inbound-texts-1", "inbound-receipts-1")
                    .anyMatch(name::equals))
        .toList();
  }
}

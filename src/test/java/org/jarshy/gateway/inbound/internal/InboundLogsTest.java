package org.jarshy.gateway.inbound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.gateway.inbound.internal.InboundFixture.AIGUL;
import static org.jarshy.gateway.inbound.internal.InboundFixture.eventually;

import java.util.concurrent.CompletionStage;
import org.jarshy.gateway.inbound.DeliveredReceipt;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class InboundLogsTest {

  @Test
  void neither_number_nor_words_are_logged_whatever_fails(CapturedOutput output) {
    try (InboundFixture fixture = new InboundFixture(TestDatabase.Kind.H2)) {
      fixture.answers.refuses = text -> true; // throws with number and words in its message
      fixture.settler.before =
          receipts -> {
            throw new IllegalStateException(receipts.get(0).text());
          };
      InboundRoom room = fixture.running();
      fixture.accept(room, fixture.text(AIGUL, "secret words"));
      CompletionStage<Void> refused =
          room.journal()
              .accept(
                  new DeliveredReceipt(
                      "kcell",
                      "1",
                      2,
                      "77011234567",
                      "text:secret to:77011234567",
                      fixture.clock.instant()));
      assertThat(refused.handle((done, failure) -> failure).toCompletableFuture().join())
          .isNotNull();
      eventually().until(() -> output.getAll().contains("waits PT1S for another attempt"));
      assertThat(room.toString() + fixture.answers.given).doesNotContain("secret");
    }

    assertThat(output.getAll())
        .contains("deliver_sm was not stored: java.lang.IllegalStateException")
        .doesNotContain("secret")
        .doesNotContain("7011234567");
  }
}

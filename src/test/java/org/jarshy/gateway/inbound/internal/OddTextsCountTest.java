package org.jarshy.gateway.inbound.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jarshy.gateway.inbound.OddTexts;
import org.jarshy.gateway.inbound.Oddity;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class OddTextsCountTest {

  private final OddTexts odd = new OddTexts();

  @Test
  void text_that_is_handled_again_after_a_rollback_counts_once() {
    try (TestDatabase database = TestDatabase.Kind.H2.open()) {
      database
          .transactions()
          .executeWithoutResult(
              status -> {
                odd.count(Oddity.BINARY);
                status.setRollbackOnly();
              });
      assertThat(odd.counts()).isEmpty();

      database.transactions().executeWithoutResult(status -> odd.count(Oddity.BINARY));
      assertThat(odd.counts()).isEqualTo(Map.of(Oddity.BINARY, 1L));
    }
  }

  @Test
  void outside_a_transaction_it_counts_at_once() {
    odd.count(Oddity.SENDER_OURS);

    assertThat(odd.of(Oddity.SENDER_OURS)).isEqualTo(1);
  }
}

package org.jarshy.sim.esme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.sim.esme.ScriptedSmsc.SUBMIT;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two runs of the same plan are the same octets at the same moments. */
class LoadDeterminismTest {

  private static byte[] run(long seed) throws Exception {
    try (ScriptedSmsc smsc = new ScriptedSmsc()) {
      Random random = new Random(7);
      smsc.on(
          SUBMIT,
          call -> {
            int luck = random.nextInt(100);
            if (luck == 0) {
              call.wire.close();
            } else if (luck < 5) {
              call.answer(0x58);
            } else if (luck < 7) {
              call.wire.sendSplit(
                  new byte[] {0, 0, 0, 16, 0, 0, 0, 21, 0, 0, 0, 0, 0, 0, 0, 9},
                  7,
                  Duration.ofMillis(20));
              call.accept();
            } else if (luck > 8) {
              call.later(Duration.ofMillis(random.nextInt(40)), call::accept);
              String id = Integer.toHexString(call.count);
              call.later(
                  Duration.ofMillis(random.nextInt(400)),
                  () -> smsc.receipt(call.wire, id, "DELIVRD"));
            }
          });
      LoadResult result =
          smsc.run(
              LoadPlan.builder()
                  .links(3)
                  .window(20)
                  .count(1500)
                  .ratePerSecond(700)
                  .texts("short", "Длинный ".repeat(20))
                  .to(Destinations.counted("77010000000", 50))
                  .submitTimeout(Duration.ofSeconds(2))
                  .waitForReceipts(Duration.ofSeconds(3))
                  .seed(seed));
      assertThat(result.linksLost()).isPositive();
      assertThat(result.throttled()).isPositive();
      assertThat(result.timeouts()).isPositive();
      return smsc.everything();
    }
  }

  @Test
  void the_same_plan_gives_the_same_octets_at_the_same_moments() throws Exception {
    byte[] first = run(1);
    assertThat(first.length).isGreaterThan(200_000);
    assertThat(run(1)).isEqualTo(first);
  }

  @Test
  void another_seed_gives_other_references_of_long_texts() throws Exception {
    assertThat(run(2)).isNotEqualTo(run(1));
  }
}

package org.jarshy.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PeakHeapTest {

  @Test
  void what_was_in_use_for_a_moment_is_in_the_peak_and_not_in_what_is_left() {
    try (PeakHeap heap = new PeakHeap()) {
      int octets = useForAMoment(heap);
      assertThat(heap.mostMib()).isGreaterThanOrEqualTo(octets >> 20);
      assertThat(heap.mostMib()).isLessThanOrEqualTo(PeakHeap.limitMib());
      System.gc();
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(heap.mostAfterCollectionMib()).isPositive());
      assertThat(heap.mostMib()).isGreaterThanOrEqualTo(octets >> 20);
    }
  }

  private static int useForAMoment(PeakHeap heap) {
    byte[] held = new byte[32 << 20];
    held[held.length - 1] = 1;
    assertThat(heap.mostMib()).isGreaterThanOrEqualTo(32);
    return held.length;
  }
}

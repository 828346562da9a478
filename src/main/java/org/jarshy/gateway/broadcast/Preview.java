package org.jarshy.gateway.broadcast;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.outbox.PriorityClass;

/**
 * What a send would do, shown before the click.
 *
 * @param recipients all of them
 * @param segments the bill: what the SMSCs will count
 * @param carriers by carrier; one with id null is of numbers that no carrier is known for
 * @param segmentsPerText by language of the text that is really sent
 * @param asleep by class, where quiet hours run now: who would wait for the morning
 */
public record Preview(
    long recipients,
    long segments,
    List<PerCarrier> carriers,
    Map<Lang, Integer> segmentsPerText,
    Map<PriorityClass, Asleep> asleep) {

  public record PerCarrier(String carrier, long recipients, long segments) {}

  /**
   * @param until when the last of them may be sent to
   */
  public record Asleep(long people, Instant until) {}

  /** One whose recipients are all awake. */
  public Preview(
      long recipients,
      long segments,
      List<PerCarrier> carriers,
      Map<Lang, Integer> segmentsPerText) {
    this(recipients, segments, carriers, segmentsPerText, Map.of());
  }

  Preview with(Map<PriorityClass, Asleep> sleepers) {
    return new Preview(recipients, segments, carriers, segmentsPerText, Map.copyOf(sleepers));
  }
}

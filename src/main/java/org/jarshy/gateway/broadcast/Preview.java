package org.jarshy.gateway.broadcast;

import java.util.List;
import java.util.Map;
import org.jarshy.gateway.kernel.Lang;

/**
 * What a send would do, shown before the click.
 *
 * @param recipients all of them
 * @param segments the bill: what the SMSCs will count
 * @param carriers by carrier; one with id null is of numbers that no carrier is known for
 * @param segmentsPerText by language of the text that is really sent
 */
public record Preview(
    long recipients, long segments, List<PerCarrier> carriers, Map<Lang, Integer> segmentsPerText) {

  public record PerCarrier(String carrier, long recipients, long segments) {}
}

package org.jarshy.gateway.console.internal.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jarshy.gateway.broadcast.Preview;
import org.jarshy.gateway.outbox.PriorityClass;

/**
 * What a send would do.
 *
 * @param segmentsPerText by code of the language
 * @param asleep by class, where quiet hours run now: who would wait for the morning
 */
public record PreviewView(
    long recipients,
    long segments,
    List<Preview.PerCarrier> carriers,
    Map<String, Integer> segmentsPerText,
    Map<PriorityClass, Preview.Asleep> asleep) {

  static PreviewView of(Preview preview) {
    Map<String, Integer> perText = new TreeMap<>();
    preview.segmentsPerText().forEach((lang, segments) -> perText.put(lang.code(), segments));
    return new PreviewView(
        preview.recipients(), preview.segments(), preview.carriers(), perText, preview.asleep());
  }
}

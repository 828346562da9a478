package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jarshy.gateway.bulletin.Advice;
import org.jarshy.gateway.bulletin.Content;

/**
 * What an author should look at again.
 *
 * @param severity BLOCK keeps the bulletin from being submitted, WARN does not
 * @param start where it begins in the text of {@code field}, in UTF-16 units
 * @param end exclusive; equal to {@code start} where something is missing
 * @param sentence what is wrong and what to write instead
 */
public record AdviceView(
    Advice.Code code,
    Advice.Severity severity,
    @Schema(example = "texts.ru") String field,
    int start,
    int end,
    String words,
    String sentence) {

  static List<AdviceView> on(Content content, boolean withCode) {
    return Advice.on(content, withCode).stream()
        .map(
            a ->
                new AdviceView(
                    a.code(), a.severity(), a.field(), a.start(), a.end(), a.words(), a.sentence()))
        .toList();
  }
}

package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.bulletin.CodeChecks;
import org.jarshy.gateway.bulletin.GivenCode;

/**
 * A check code under a text.
 *
 * @param version of the bulletin, by revision
 * @param state what whoever asks is told
 * @param erasedAt from when on it is answered like one that was never given
 * @param checksLastDay how often the codes of the bulletin were asked for, in all languages
 */
public record CodeView(
    int version,
    @Schema(example = "ru") String lang,
    @Schema(example = "4827 1935") String code,
    GivenCode.State state,
    Instant erasedAt,
    long checksLastDay) {

  static List<CodeView> of(List<GivenCode> given, CodeChecks checks) {
    return given.stream()
        .map(
            g ->
                new CodeView(
                    g.version(),
                    g.lang().code(),
                    g.code().toString(),
                    g.state(),
                    g.erasedAt(),
                    checks.of(g.bulletin().value())))
        .toList();
  }
}

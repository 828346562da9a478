package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.util.Map;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;

/**
 * The words and facts of one version of a bulletin.
 *
 * @param source who says so, as the public knows them
 * @param texts the exact text sent, by language; at least one
 * @param validFrom when it begins to hold
 * @param expires when it stops being said, to anybody
 * @param hours of a curfew; null for every other kind
 * @param corrections of an update: by language, what those get who got or may have got the old
 *     words; where it is missing they get {@link Correction#usual}
 * @param exercise false for what is real; the same from the first version of a bulletin to its end
 */
public record Content(
    Kind kind,
    String source,
    Area area,
    Map<Lang, String> texts,
    Instant validFrom,
    Instant expires,
    CurfewHours hours,
    Map<Lang, String> corrections,
    Severity severity,
    boolean exercise) {

  public Content {
    severity = severity == null && kind != null ? kind.usualSeverity() : severity;
    texts = Map.copyOf(texts);
    corrections = Map.copyOf(corrections);
  }

  /** A real one. */
  public Content(
      Kind kind,
      String source,
      Area area,
      Map<Lang, String> texts,
      Instant validFrom,
      Instant expires,
      CurfewHours hours,
      Map<Lang, String> corrections,
      Severity severity) {
    this(kind, source, area, texts, validFrom, expires, hours, corrections, severity, false);
  }

  /** One that is as bad as its kind usually is. */
  public Content(
      Kind kind,
      String source,
      Area area,
      Map<Lang, String> texts,
      Instant validFrom,
      Instant expires,
      CurfewHours hours,
      Map<Lang, String> corrections) {
    this(kind, source, area, texts, validFrom, expires, hours, corrections, null);
  }

  /** The same without words of correction of its own. */
  public Content(
      Kind kind,
      String source,
      Area area,
      Map<Lang, String> texts,
      Instant validFrom,
      Instant expires,
      CurfewHours hours) {
    this(kind, source, area, texts, validFrom, expires, hours, Map.of(), null);
  }

  /** The same, but as bad as that. */
  public Content withSeverity(Severity other) {
    return new Content(
        kind, source, area, texts, validFrom, expires, hours, corrections, other, exercise);
  }

  /** The same as an exercise, which reaches test phones only and says in each text what it is. */
  public Content asExercise() {
    return new Content(
        kind, source, area, texts, validFrom, expires, hours, corrections, severity, true);
  }
}

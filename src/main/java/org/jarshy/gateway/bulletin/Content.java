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
 */
public record Content(
    Kind kind,
    String source,
    Area area,
    Map<Lang, String> texts,
    Instant validFrom,
    Instant expires,
    CurfewHours hours) {

  public Content {
    texts = Map.copyOf(texts);
  }
}

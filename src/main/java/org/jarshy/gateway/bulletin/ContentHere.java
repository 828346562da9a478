package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.util.Map;

/** What a publisher wrote, as it can be drafted here. */
final class ContentHere {

  private ContentHere() {}

  /** A publisher's clock may be some seconds ahead of ours; that is no reason to refuse. */
  static Content endingInTime(Content c, Instant now) {
    Instant last = now.plus(c.kind().longestAhead());
    return c.expires().isAfter(last)
        ? new Content(
            c.kind(),
            c.source(),
            c.area(),
            c.texts(),
            c.validFrom(),
            last,
            c.hours(),
            c.corrections(),
            c.severity())
        : c;
  }

  /** Nobody here read the old words: there is nothing to correct. */
  static Content withoutCorrections(Content c) {
    return new Content(
        c.kind(),
        c.source(),
        c.area(),
        c.texts(),
        c.validFrom(),
        c.expires(),
        c.hours(),
        Map.of(),
        c.severity());
  }
}

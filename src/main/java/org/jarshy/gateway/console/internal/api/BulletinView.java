package org.jarshy.gateway.console.internal.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jarshy.gateway.broadcast.Stage;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.kernel.BulletinId;

/**
 * A bulletin as programs read it.
 *
 * @param supersedes id of what it is an update of, or null
 * @param supersededBy id of the approved update that took its place, or null
 * @param corrections of an update: exactly what leaves to those who got or may have got the old
 *     words
 * @param exercise true where it reaches test phones only; every text leaves behind {@code УЧЕНИЕ:}
 *     or its like
 * @param stage where it is on its whole way, its sending included
 */
public record BulletinView(
    long id,
    int revision,
    Bulletin.State state,
    Kind kind,
    String source,
    BulletinBody.Place area,
    Map<String, String> texts,
    Instant validFrom,
    Instant expires,
    BulletinBody.Hours hours,
    List<String> touchedBy,
    List<StepView> history,
    Instant changedAt,
    Long supersedes,
    Long supersededBy,
    Map<String, String> corrections,
    Severity severity,
    boolean exercise,
    Stage stage) {

  /** One change of state. */
  public record StepView(Bulletin.State to, String actor, Instant at, String reason) {}

  static BulletinView of(Bulletin bulletin, Stage stage) {
    Content content = bulletin.content();
    Map<String, String> texts = new TreeMap<>();
    content.texts().forEach((lang, text) -> texts.put(lang.code(), text));
    Map<String, String> corrections = new TreeMap<>();
    if (bulletin.supersedes() != null) {
      content
          .texts()
          .keySet()
          .forEach(lang -> corrections.put(lang.code(), bulletin.correctionFor(lang)));
    }
    return new BulletinView(
        bulletin.id().value(),
        bulletin.revision(),
        bulletin.state(),
        content.kind(),
        content.source(),
        BulletinBody.Place.of(content.area()),
        texts,
        content.validFrom(),
        content.expires(),
        BulletinBody.Hours.of(content.hours()),
        bulletin.touchedBy().stream().sorted().toList(),
        bulletin.history().stream()
            .map(s -> new StepView(s.to(), s.actor(), s.at(), s.reason()))
            .toList(),
        bulletin.changedAt(),
        value(bulletin.supersedes()),
        value(bulletin.supersededBy()),
        corrections,
        content.severity(),
        bulletin.exercise(),
        stage);
  }

  private static Long value(BulletinId id) {
    return id == null ? null : id.value();
  }
}

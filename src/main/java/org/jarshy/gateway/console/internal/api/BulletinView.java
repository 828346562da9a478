package org.jarshy.gateway.console.internal.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Kind;

/** A bulletin as programs read it. */
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
    Instant changedAt) {

  /** One change of state. */
  public record StepView(Bulletin.State to, String actor, Instant at, String reason) {}

  static BulletinView of(Bulletin bulletin) {
    Content content = bulletin.content();
    Map<String, String> texts = new TreeMap<>();
    content.texts().forEach((lang, text) -> texts.put(lang.code(), text));
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
        bulletin.changedAt());
  }
}

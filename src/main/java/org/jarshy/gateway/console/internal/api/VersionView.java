package org.jarshy.gateway.console.internal.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jarshy.gateway.bulletin.Chronicle;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.kernel.Lang;

/**
 * One version of a bulletin, and who did what to it.
 *
 * @param revision the one it was written at
 */
public record VersionView(
    int revision,
    Kind kind,
    String source,
    BulletinBody.Place area,
    Map<String, String> texts,
    Map<String, String> corrections,
    Instant validFrom,
    Instant expires,
    BulletinBody.Hours hours,
    Severity severity,
    boolean exercise,
    List<Chronicle.Deed> deeds) {

  static VersionView of(Chronicle.Version version) {
    Content content = version.content();
    return new VersionView(
        version.number(),
        content.kind(),
        content.source(),
        BulletinBody.Place.of(content.area()),
        byCode(content.texts()),
        byCode(content.corrections()),
        content.validFrom(),
        content.expires(),
        BulletinBody.Hours.of(content.hours()),
        content.severity(),
        content.exercise(),
        version.deeds());
  }

  static Map<String, String> byCode(Map<Lang, String> words) {
    Map<String, String> byCode = new TreeMap<>();
    words.forEach((lang, text) -> byCode.put(lang.code(), text));
    return byCode;
  }
}

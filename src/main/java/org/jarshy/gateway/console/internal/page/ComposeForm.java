package org.jarshy.gateway.console.internal.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.console.internal.shown.LocalTimes;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;

/**
 * The compose page as it was typed, right or wrong: nothing typed is lost.
 *
 * @param place {@code country} or {@code places}
 * @param regions slugs
 * @param correctionKk of an update: what those get who got the old words; so for each language
 * @param severity empty for the usual one of the kind
 * @param revision the one the editor saw; 0 for a new bulletin
 * @param exercise true on the pages of an exercise
 */
public record ComposeForm(
    String kind,
    String source,
    String place,
    List<String> regions,
    List<String> cities,
    String validFrom,
    String expires,
    String curfewFrom,
    String curfewTo,
    String kk,
    String ru,
    String en,
    String correctionKk,
    String correctionRu,
    String correctionEn,
    String severity,
    Integer revision,
    Boolean exercise) {

  private static final Duration USUAL_VALIDITY = Duration.ofHours(24);

  public ComposeForm {
    kind = orEmpty(kind);
    source = orEmpty(source);
    place = orEmpty(place);
    regions = regions == null ? List.of() : List.copyOf(regions);
    cities = cities == null ? List.of() : List.copyOf(cities);
    validFrom = orEmpty(validFrom);
    expires = orEmpty(expires);
    curfewFrom = orEmpty(curfewFrom);
    curfewTo = orEmpty(curfewTo);
    kk = lines(kk);
    ru = lines(ru);
    en = lines(en);
    correctionKk = lines(correctionKk);
    correctionRu = lines(correctionRu);
    correctionEn = lines(correctionEn);
    severity = orEmpty(severity);
    revision = revision == null ? 0 : revision;
    exercise = Boolean.TRUE.equals(exercise);
  }

  /** From now for a day; no kind, no place and no hours, so that each is a choice. */
  static ComposeForm empty(Instant now, boolean exercise) {
    return new ComposeForm(
        "",
        "",
        "",
        List.of(),
        List.of(),
        LocalTimes.field(now),
        LocalTimes.field(now.plus(USUAL_VALIDITY)),
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        0,
        exercise);
  }

  /** The start of an update: everything as it was, from now on; no words of correction yet. */
  static ComposeForm updating(Bulletin old, Instant now) {
    ComposeForm form = of(old);
    Instant expires = old.content().expires();
    return new ComposeForm(
        form.kind,
        form.source,
        form.place,
        form.regions,
        form.cities,
        LocalTimes.field(now),
        LocalTimes.field(expires.isAfter(now) ? expires : now.plus(USUAL_VALIDITY)),
        form.curfewFrom,
        form.curfewTo,
        form.kk,
        form.ru,
        form.en,
        "",
        "",
        "",
        form.severity,
        0,
        form.exercise);
  }

  static ComposeForm of(Bulletin bulletin) {
    Content content = bulletin.content();
    Map<Lang, String> texts = content.texts();
    return new ComposeForm(
        content.kind().name(),
        content.source(),
        content.area().country() ? "country" : "places",
        content.area().regions().stream().map(Region::slug).toList(),
        content.area().cities().stream().map(City::slug).toList(),
        LocalTimes.field(content.validFrom()),
        LocalTimes.field(content.expires()),
        content.hours() == null ? "" : content.hours().from().toString(),
        content.hours() == null ? "" : content.hours().to().toString(),
        texts.get(Lang.KK),
        texts.get(Lang.RU),
        texts.get(Lang.EN),
        content.corrections().get(Lang.KK),
        content.corrections().get(Lang.RU),
        content.corrections().get(Lang.EN),
        content.severity().name(),
        bulletin.revision(),
        bulletin.exercise());
  }

  ComposeForm withRevision(int seen) {
    return new ComposeForm(
        kind,
        source,
        place,
        regions,
        cities,
        validFrom,
        expires,
        curfewFrom,
        curfewTo,
        kk,
        ru,
        en,
        correctionKk,
        correctionRu,
        correctionEn,
        severity,
        seen,
        exercise);
  }

  ComposeForm withText(Lang lang, String text) {
    return with(
        lang == Lang.KK ? text : kk,
        lang == Lang.RU ? text : ru,
        lang == Lang.EN ? text : en,
        correctionKk,
        correctionRu,
        correctionEn);
  }

  ComposeForm withCorrection(Lang lang, String text) {
    return with(
        kk,
        ru,
        en,
        lang == Lang.KK ? text : correctionKk,
        lang == Lang.RU ? text : correctionRu,
        lang == Lang.EN ? text : correctionEn);
  }

  private ComposeForm with(
      String inKk, String inRu, String inEn, String forKk, String forRu, String forEn) {
    return new ComposeForm(
        kind,
        source,
        place,
        regions,
        cities,
        validFrom,
        expires,
        curfewFrom,
        curfewTo,
        inKk,
        inRu,
        inEn,
        forKk,
        forRu,
        forEn,
        severity,
        revision,
        exercise);
  }

  public String text(Lang lang) {
    return switch (lang) {
      case KK -> kk;
      case RU -> ru;
      case EN -> en;
    };
  }

  public String correction(Lang lang) {
    return switch (lang) {
      case KK -> correctionKk;
      case RU -> correctionRu;
      case EN -> correctionEn;
    };
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value.strip();
  }

  /** Browsers send CR LF for a line's end; a phone needs LF, and CR would be billed. */
  private static String lines(String value) {
    return value == null ? "" : value.replace("\r\n", "\n");
  }
}

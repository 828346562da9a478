package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.bulletin.BulletinRefused;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.CurfewHours;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.StepRefused.Rule;

/**
 * A bulletin's content as programs write it.
 *
 * @param corrections of an update, by language: for those who got or may have got the old words;
 *     where it is missing they get the new text behind a word that says so
 * @param severity {@code EXTREME}, {@code SEVERE}, {@code MODERATE} or {@code MINOR}; where it is
 *     missing, the usual one of the kind
 * @param exercise true for one that reaches test phones only; where it is missing a new bulletin is
 *     real, and an edit or an update is what the bulletin is
 * @param revision the one an edit was made from; ignored for a new bulletin
 */
public record BulletinBody(
    Kind kind,
    @Schema(example = "КЧС") String source,
    Place area,
    @Schema(example = "{\"kk\":\"…\",\"ru\":\"…\"}") Map<String, String> texts,
    Instant validFrom,
    Instant expires,
    Hours hours,
    Map<String, String> corrections,
    Severity severity,
    Integer revision,
    Boolean exercise) {

  /** The whole country, or regions and cities by slug. */
  public record Place(Boolean country, List<String> regions, List<String> cities) {

    static Place of(Area area) {
      return new Place(
          area.country(),
          area.regions().stream().map(Region::slug).sorted().toList(),
          area.cities().stream().map(City::slug).sorted().toList());
    }
  }

  /** Of a curfew, on the wall clock of the place. */
  public record Hours(
      @Schema(type = "string", example = "23:00") LocalTime from,
      @Schema(type = "string", example = "07:00") LocalTime to) {

    static Hours of(CurfewHours hours) {
      return hours == null ? null : new Hours(hours.from(), hours.to());
    }
  }

  /**
   * @throws BulletinRefused rule INVALID, naming each field that is missing or unreadable
   */
  Content content(boolean usual) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (kind == null) {
      problems.put("kind", "is required: one of " + List.of(Kind.values()));
    }
    if (source == null || source.isBlank()) {
      problems.put("source", "is required: who says so, as the public knows them");
    }
    if (validFrom == null) {
      problems.put("validFrom", "is required: an instant such as 2022-01-05T17:00:00Z");
    }
    if (expires == null) {
      problems.put("expires", "is required: an instant such as 2022-01-06T17:00:00Z");
    }
    Area place = place(problems);
    if (texts == null || texts.isEmpty()) {
      problems.put("texts", "is required: a text in at least one of kk, ru, en");
    }
    Map<Lang, String> words = words("texts", texts, problems);
    Map<Lang, String> corrected = words("corrections", corrections, problems);
    CurfewHours curfew = curfew(problems);
    if (!problems.isEmpty()) {
      throw new BulletinRefused(Rule.INVALID, problems);
    }
    return new Content(
        kind,
        source.strip(),
        place,
        words,
        validFrom,
        expires,
        curfew,
        corrected,
        severity,
        exercise == null ? usual : exercise);
  }

  private Area place(Map<String, String> problems) {
    if (area == null) {
      problems.put("area", "is required: {\"country\":true}, or regions and cities by slug");
      return null;
    }
    Set<Region> regions = EnumSet.noneOf(Region.class);
    Set<City> cities = EnumSet.noneOf(City.class);
    for (String slug : area.regions() == null ? List.<String>of() : area.regions()) {
      Region.of(slug)
          .ifPresentOrElse(
              regions::add,
              () -> problems.put("area.regions", "no region has the slug '" + slug + "'"));
    }
    for (String slug : area.cities() == null ? List.<String>of() : area.cities()) {
      City.of(slug)
          .ifPresentOrElse(
              cities::add,
              () -> problems.put("area.cities", "no city has the slug '" + slug + "'"));
    }
    boolean country = Boolean.TRUE.equals(area.country());
    if (country && !(regions.isEmpty() && cities.isEmpty())) {
      problems.put("area", "is the whole country, or regions and cities: not both");
    }
    return problems.containsKey("area") ? null : new Area(country, regions, cities);
  }

  private static Map<Lang, String> words(
      String field, Map<String, String> given, Map<String, String> problems) {
    Map<Lang, String> words = new EnumMap<>(Lang.class);
    if (given == null) {
      return words;
    }
    given.forEach(
        (code, text) -> {
          Lang lang = Lang.of(code).filter(l -> l.code().equals(code)).orElse(null);
          if (lang == null) {
            problems.put(field + "." + code, "is no language here: kk, ru and en are");
          } else if (text == null || text.isBlank()) {
            problems.put(field + "." + code, "is empty: leave a language out, or write its text");
          } else {
            words.put(lang, text);
          }
        });
    return words;
  }

  private CurfewHours curfew(Map<String, String> problems) {
    if (hours == null) {
      return null;
    }
    if (hours.from() == null || hours.to() == null) {
      problems.put("hours", "needs both from and to, such as 23:00 and 07:00");
      return null;
    }
    return new CurfewHours(hours.from(), hours.to());
  }
}

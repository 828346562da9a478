package org.jarshy.gateway.console.internal.page;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.CurfewHours;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.console.internal.shown.LocalTimes;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;

/** Turns what was typed into content, or says of each field why it cannot. */
final class FormReader {

  private final ComposeForm form;
  private final Map<String, String> problems = new LinkedHashMap<>();

  private FormReader(ComposeForm form) {
    this.form = form;
  }

  /** Either content, or problems by field; the rules of content itself are the domain's. */
  record Reading(Content content, Map<String, String> problems) {}

  static Reading read(ComposeForm form) {
    return read(form, false);
  }

  /**
   * @param withoutHours true where a curfew may have none: in what says that one is off
   */
  static Reading read(ComposeForm form, boolean withoutHours) {
    FormReader reader = new FormReader(form);
    Content content = reader.content();
    if (withoutHours && form.curfewFrom().isEmpty() && form.curfewTo().isEmpty()) {
      reader.problems.remove("hours");
    }
    if (content.texts().isEmpty()) {
      reader.problems.put("texts", "Write the text in at least one language.");
    }
    return reader.problems.isEmpty()
        ? new Reading(content, Map.of())
        : new Reading(null, reader.problems);
  }

  /** As far as it can be read: for advice while somebody writes. What is missing is null. */
  static Content sketch(ComposeForm form) {
    return new FormReader(form).content();
  }

  private Content content() {
    Kind kind = kind();
    if (form.source().isEmpty()) {
      problems.put("source", "Say who says so, as the public knows them: for example КЧС.");
    }
    Area area = area();
    Instant from = instant("validFrom", form.validFrom());
    Instant expires = instant("expires", form.expires());
    CurfewHours hours = kind == Kind.CURFEW ? hours() : null;
    Map<Lang, String> texts = new EnumMap<>(Lang.class);
    Map<Lang, String> corrections = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      if (!form.text(lang).isBlank()) {
        texts.put(lang, form.text(lang).strip());
      }
      if (!form.correction(lang).isBlank()) {
        corrections.put(lang, form.correction(lang).strip());
      }
    }
    return new Content(
        kind,
        form.source(),
        area,
        texts,
        from,
        expires,
        hours,
        corrections,
        severity(),
        form.exercise());
  }

  private Kind kind() {
    Optional<Kind> kind =
        Arrays.stream(Kind.values()).filter(k -> k.name().equals(form.kind())).findFirst();
    if (kind.isEmpty()) {
      problems.put("kind", "Choose the kind of bulletin; it decides who is told.");
    }
    return kind.orElse(null);
  }

  /** Null where nothing was chosen: then it is the usual one of the kind. */
  private Severity severity() {
    return Arrays.stream(Severity.values())
        .filter(s -> s.name().equals(form.severity()))
        .findFirst()
        .orElse(null);
  }

  private Area area() {
    if ("country".equals(form.place())) {
      return Area.wholeCountry();
    }
    Set<Region> regions = EnumSet.noneOf(Region.class);
    Set<City> cities = EnumSet.noneOf(City.class);
    form.regions().forEach(slug -> Region.of(slug).ifPresent(regions::add));
    form.cities().forEach(slug -> City.of(slug).ifPresent(cities::add));
    Area area = new Area(false, regions, cities);
    if (area.isEmpty()) {
      problems.put("area", "Choose the whole country, or tick at least one region or city.");
    }
    return area;
  }

  private Instant instant(String field, String typed) {
    Optional<Instant> instant = LocalTimes.parse(typed);
    if (instant.isEmpty()) {
      problems.put(
          field,
          typed.isEmpty()
              ? "Give a date and a time, Almaty time."
              : "This is no date and time: 2022-01-05T23:00 is the form, Almaty time.");
    }
    return instant.orElse(null);
  }

  private CurfewHours hours() {
    Optional<LocalTime> from = LocalTimes.parseClock(form.curfewFrom());
    Optional<LocalTime> to = LocalTimes.parseClock(form.curfewTo());
    if (from.isEmpty() || to.isEmpty()) {
      problems.put("hours", "A curfew needs both hours: from and to, for example 23:00 and 07:00.");
      return null;
    }
    return new CurfewHours(from.get(), to.get());
  }
}

package org.jarshy.gateway.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.lookup.Answering;
import org.jarshy.gateway.lookup.Definition;
import org.jarshy.gateway.lookup.KeyMatch;
import org.jarshy.gateway.lookup.KeywordId;
import org.jarshy.gateway.lookup.Keywords;
import org.jarshy.gateway.lookup.OperatorKeyword;

/** Two keywords as operators would define them: one with a table, one with a fixed answer. */
final class SampleKeywords {

  private SampleKeywords() {}

  static void load(Keywords keywords, Instant start) {
    Instant expires = start.plus(Duration.ofDays(30));
    KeywordId pharmacies = keywords.draft(pharmacies(expires), LoadSampleData.AUTHOR);
    try (InputStream csv = SampleKeywords.class.getResourceAsStream("/demo/pharmacies.csv")) {
      keywords.upload(pharmacies, 1, csv, LoadSampleData.AUTHOR);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    approve(keywords, pharmacies);
    approve(keywords, keywords.draft(water(expires), LoadSampleData.AUTHOR));
  }

  private static Definition pharmacies(Instant expires) {
    return new Definition(
        "Дежурные аптеки",
        Map.of(
            Lang.RU, List.of("АПТЕКА", "АПТЕКИ"),
            Lang.KK, List.of("ДӘРІХАНА"),
            Lang.EN, List.of("PHARMACY")),
        new Answering.Table(
            KeyMatch.CITY,
            List.of("город"),
            Map.of(
                Lang.RU, "{аптека}: {адрес}, {телефон}",
                Lang.KK, "{аптека}: {адрес}, {телефон}",
                Lang.EN, "{аптека}: {адрес}, {телефон}"),
            null),
        expires);
  }

  private static Definition water(Instant expires) {
    return new Definition(
        "Питьевая вода",
        Map.of(Lang.RU, List.of("ВОДА"), Lang.KK, List.of("АУЫЗ СУ"), Lang.EN, List.of("WATER")),
        new Answering.Fixed(
            Map.of(
                Lang.RU, "Питьевая вода в Алматы: каждый день с 10:00 до 16:00 у акиматов районов.",
                Lang.KK, "Алматыда ауыз су: күн сайын 10:00-16:00, аудан әкімдіктері жанында.",
                Lang.EN,
                    "Drinking water in Almaty: daily 10:00 to 16:00 at the district offices.")),
        expires);
  }

  private static void approve(Keywords keywords, KeywordId id) {
    keywords.submit(id, revision(keywords, id), LoadSampleData.AUTHOR);
    keywords.approve(id, revision(keywords, id), LoadSampleData.APPROVER);
  }

  private static int revision(Keywords keywords, KeywordId id) {
    return keywords.find(id).map(OperatorKeyword::revision).orElseThrow();
  }
}

package org.jarshy.gateway.kernel;

import java.time.ZoneId;
import java.util.Optional;

/**
 * The 14 regions and 3 cities of republican significance as they stood in January 2022, the capital
 * by its name of today, with the names people use and the clock on their walls (west and east
 * differed by an hour until 2024).
 */
public enum Region {
  AKMOLA("akmola", "Ақмола облысы", "Акмолинская область", "Akmola Region", "Asia/Almaty"),
  AKTOBE_REGION(
      "aktobe-region", "Ақтөбе облысы", "Актюбинская область", "Aktobe Region", "Asia/Aqtobe"),
  ALMATY_REGION(
      "almaty-region", "Алматы облысы", "Алматинская область", "Almaty Region", "Asia/Almaty"),
  ATYRAU_REGION(
      "atyrau-region", "Атырау облысы", "Атырауская область", "Atyrau Region", "Asia/Atyrau"),
  EAST_KAZAKHSTAN(
      "east-kazakhstan",
      "Шығыс Қазақстан облысы",
      "Восточно-Казахстанская область",
      "East Kazakhstan Region",
      "Asia/Almaty"),
  ZHAMBYL("zhambyl", "Жамбыл облысы", "Жамбылская область", "Zhambyl Region", "Asia/Almaty"),
  KARAGANDA_REGION(
      "karaganda-region",
      "Қарағанды облысы",
      "Карагандинская область",
      "Karaganda Region",
      "Asia/Almaty"),
  KOSTANAY_REGION(
      "kostanay-region",
      "Қостанай облысы",
      "Костанайская область",
      "Kostanay Region",
      "Asia/Qostanay"),
  KYZYLORDA_REGION(
      "kyzylorda-region",
      "Қызылорда облысы",
      "Кызылординская область",
      "Kyzylorda Region",
      "Asia/Qyzylorda"),
  MANGYSTAU(
      "mangystau", "Маңғыстау облысы", "Мангистауская область", "Mangystau Region", "Asia/Aqtau"),
  NORTH_KAZAKHSTAN(
      "north-kazakhstan",
      "Солтүстік Қазақстан облысы",
      "Северо-Казахстанская область",
      "North Kazakhstan Region",
      "Asia/Almaty"),
  PAVLODAR_REGION(
      "pavlodar-region",
      "Павлодар облысы",
      "Павлодарская область",
      "Pavlodar Region",
      "Asia/Almaty"),
  TURKISTAN_REGION(
      "turkistan-region",
      "Түркістан облысы",
      "Туркестанская область",
      "Turkistan Region",
      "Asia/Almaty"),
  WEST_KAZAKHSTAN(
      "west-kazakhstan",
      "Батыс Қазақстан облысы",
      "Западно-Казахстанская область",
      "West Kazakhstan Region",
      "Asia/Oral"),
  ALMATY("almaty-city", "Алматы қаласы", "город Алматы", "Almaty city", "Asia/Almaty"),
  ASTANA("astana-city", "Астана қаласы", "город Астана", "Astana city", "Asia/Almaty"),
  SHYMKENT("shymkent-city", "Шымкент қаласы", "город Шымкент", "Shymkent city", "Asia/Almaty");

  private static final String FORMER_CAPITAL = "nur-sultan-city";

  private final String slug;
  private final String kk;
  private final String ru;
  private final String en;
  private final ZoneId zone;

  Region(String slug, String kk, String ru, String en, String zone) {
    this.slug = slug;
    this.kk = kk;
    this.ru = ru;
    this.en = en;
    this.zone = ZoneId.of(zone);
  }

  public String slug() {
    return slug;
  }

  public ZoneId zone() {
    return zone;
  }

  public String name(Lang lang) {
    return switch (lang) {
      case KK -> kk;
      case RU -> ru;
      case EN -> en;
    };
  }

  /** By its slug, or by the one the capital had in 2022. */
  public static Optional<Region> of(String slug) {
    if (FORMER_CAPITAL.equalsIgnoreCase(slug == null ? "" : slug.strip())) {
      return Optional.of(ASTANA);
    }
    for (Region region : values()) {
      if (region.slug.equalsIgnoreCase(slug == null ? "" : slug.strip())) {
        return Optional.of(region);
      }
    }
    return Optional.empty();
  }
}

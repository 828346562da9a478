package org.jarshy.gateway.kernel;

import java.util.Optional;

/** Cities that people name when they ask, each in its {@link Region}; slugs are English. */
public enum City {
  ALMATY("almaty", Region.ALMATY, "Алматы", "Алматы", "Almaty"),
  NUR_SULTAN("nur-sultan", Region.NUR_SULTAN, "Нұр-Сұлтан", "Нур-Султан", "Nur-Sultan"),
  SHYMKENT("shymkent", Region.SHYMKENT, "Шымкент", "Шымкент", "Shymkent"),
  AKTAU("aktau", Region.MANGYSTAU, "Ақтау", "Актау", "Aktau"),
  AKTOBE("aktobe", Region.AKTOBE_REGION, "Ақтөбе", "Актобе", "Aktobe"),
  ATYRAU("atyrau", Region.ATYRAU_REGION, "Атырау", "Атырау", "Atyrau"),
  EKIBASTUZ("ekibastuz", Region.PAVLODAR_REGION, "Екібастұз", "Экибастуз", "Ekibastuz"),
  KARAGANDA("karaganda", Region.KARAGANDA_REGION, "Қарағанды", "Караганда", "Karaganda"),
  KOKSHETAU("kokshetau", Region.AKMOLA, "Көкшетау", "Кокшетау", "Kokshetau"),
  KOSTANAY("kostanay", Region.KOSTANAY_REGION, "Қостанай", "Костанай", "Kostanay"),
  KYZYLORDA("kyzylorda", Region.KYZYLORDA_REGION, "Қызылорда", "Кызылорда", "Kyzylorda"),
  ORAL("oral", Region.WEST_KAZAKHSTAN, "Орал", "Уральск", "Oral"),
  OSKEMEN("oskemen", Region.EAST_KAZAKHSTAN, "Өскемен", "Усть-Каменогорск", "Oskemen"),
  PAVLODAR("pavlodar", Region.PAVLODAR_REGION, "Павлодар", "Павлодар", "Pavlodar"),
  PETROPAVL("petropavl", Region.NORTH_KAZAKHSTAN, "Петропавл", "Петропавловск", "Petropavl"),
  SEMEY("semey", Region.EAST_KAZAKHSTAN, "Семей", "Семей", "Semey"),
  TALDYKORGAN("taldykorgan", Region.ALMATY_REGION, "Талдықорған", "Талдыкорган", "Taldykorgan"),
  TARAZ("taraz", Region.ZHAMBYL, "Тараз", "Тараз", "Taraz"),
  TEMIRTAU("temirtau", Region.KARAGANDA_REGION, "Теміртау", "Темиртау", "Temirtau"),
  TURKISTAN("turkistan", Region.TURKISTAN_REGION, "Түркістан", "Туркестан", "Turkistan"),
  ZHANAOZEN("zhanaozen", Region.MANGYSTAU, "Жаңаөзен", "Жанаозен", "Zhanaozen"),
  ZHEZKAZGAN("zhezkazgan", Region.KARAGANDA_REGION, "Жезқазған", "Жезказган", "Zhezkazgan");

  private final String slug;
  private final Region region;
  private final String kk;
  private final String ru;
  private final String en;

  City(String slug, Region region, String kk, String ru, String en) {
    this.slug = slug;
    this.region = region;
    this.kk = kk;
    this.ru = ru;
    this.en = en;
  }

  public String slug() {
    return slug;
  }

  public Region region() {
    return region;
  }

  public String name(Lang lang) {
    return switch (lang) {
      case KK -> kk;
      case RU -> ru;
      case EN -> en;
    };
  }

  public static Optional<City> of(String slug) {
    for (City city : values()) {
      if (city.slug.equalsIgnoreCase(slug == null ? "" : slug.strip())) {
        return Optional.of(city);
      }
    }
    return Optional.empty();
  }
}

package org.jarshy.gateway.kernel;

import java.util.Optional;

/** Cities that people name when they ask, each in its {@link Region}; slugs are English. */
public enum City {
  ALMATY("almaty", Region.ALMATY, "Алматы", "Алматы", "Almaty"),
  ASTANA("astana", Region.ASTANA, "Астана", "Астана", "Astana"),
  SHYMKENT("shymkent", Region.SHYMKENT, "Шымкент", "Шымкент", "Shymkent"),
  AKSAI("aksai", Region.WEST_KAZAKHSTAN, "Ақсай", "Аксай", "Aksai"),
  AKTAU("aktau", Region.MANGYSTAU, "Ақтау", "Актау", "Aktau"),
  AKTOBE("aktobe", Region.AKTOBE_REGION, "Ақтөбе", "Актобе", "Aktobe"),
  ARAL("aral", Region.KYZYLORDA_REGION, "Арал", "Аральск", "Aral"),
  ARKALYK("arkalyk", Region.KOSTANAY_REGION, "Арқалық", "Аркалык", "Arkalyk"),
  ATYRAU("atyrau", Region.ATYRAU_REGION, "Атырау", "Атырау", "Atyrau"),
  AYAGOZ("ayagoz", Region.EAST_KAZAKHSTAN, "Аягөз", "Аягоз", "Ayagoz"),
  BAIKONUR("baikonur", Region.KYZYLORDA_REGION, "Байқоңыр", "Байконур", "Baikonur"),
  BALKHASH("balkhash", Region.KARAGANDA_REGION, "Балқаш", "Балхаш", "Balkhash"),
  EKIBASTUZ("ekibastuz", Region.PAVLODAR_REGION, "Екібастұз", "Экибастуз", "Ekibastuz"),
  KANDYAGASH("kandyagash", Region.AKTOBE_REGION, "Қандыағаш", "Кандыагаш", "Kandyagash"),
  KARAGANDA("karaganda", Region.KARAGANDA_REGION, "Қарағанды", "Караганда", "Karaganda"),
  KASKELEN("kaskelen", Region.ALMATY_REGION, "Қаскелең", "Каскелен", "Kaskelen"),
  KENTAU("kentau", Region.TURKISTAN_REGION, "Кентау", "Кентау", "Kentau"),
  KHROMTAU("khromtau", Region.AKTOBE_REGION, "Хромтау", "Хромтау", "Khromtau"),
  KOKSHETAU("kokshetau", Region.AKMOLA, "Көкшетау", "Кокшетау", "Kokshetau"),
  KONAEV("konaev", Region.ALMATY_REGION, "Қонаев", "Конаев", "Konaev"),
  KOSTANAY("kostanay", Region.KOSTANAY_REGION, "Қостанай", "Костанай", "Kostanay"),
  KULSARY("kulsary", Region.ATYRAU_REGION, "Құлсары", "Кульсары", "Kulsary"),
  KYZYLORDA("kyzylorda", Region.KYZYLORDA_REGION, "Қызылорда", "Кызылорда", "Kyzylorda"),
  LISAKOVSK("lisakovsk", Region.KOSTANAY_REGION, "Лисаковск", "Лисаковск", "Lisakovsk"),
  ORAL("oral", Region.WEST_KAZAKHSTAN, "Орал", "Уральск", "Oral"),
  OSKEMEN("oskemen", Region.EAST_KAZAKHSTAN, "Өскемен", "Усть-Каменогорск", "Oskemen"),
  PAVLODAR("pavlodar", Region.PAVLODAR_REGION, "Павлодар", "Павлодар", "Pavlodar"),
  PETROPAVL("petropavl", Region.NORTH_KAZAKHSTAN, "Петропавл", "Петропавловск", "Petropavl"),
  RIDDER("ridder", Region.EAST_KAZAKHSTAN, "Риддер", "Риддер", "Ridder"),
  RUDNY("rudny", Region.KOSTANAY_REGION, "Рудный", "Рудный", "Rudny"),
  SARKAND("sarkand", Region.ALMATY_REGION, "Сарқан", "Саркан", "Sarkand"),
  SARYAGASH("saryagash", Region.TURKISTAN_REGION, "Сарыағаш", "Сарыагаш", "Saryagash"),
  SATBAYEV("satbayev", Region.KARAGANDA_REGION, "Сәтбаев", "Сатпаев", "Satbayev"),
  SEMEY("semey", Region.EAST_KAZAKHSTAN, "Семей", "Семей", "Semey"),
  SHAKHTINSK("shakhtinsk", Region.KARAGANDA_REGION, "Шахтинск", "Шахтинск", "Shakhtinsk"),
  SHCHUCHINSK("shchuchinsk", Region.AKMOLA, "Щучинск", "Щучинск", "Shchuchinsk"),
  STEPNOGORSK("stepnogorsk", Region.AKMOLA, "Степногорск", "Степногорск", "Stepnogorsk"),
  TALDYKORGAN("taldykorgan", Region.ALMATY_REGION, "Талдықорған", "Талдыкорган", "Taldykorgan"),
  TALGAR("talgar", Region.ALMATY_REGION, "Талғар", "Талгар", "Talgar"),
  TARAZ("taraz", Region.ZHAMBYL, "Тараз", "Тараз", "Taraz"),
  TEMIRTAU("temirtau", Region.KARAGANDA_REGION, "Теміртау", "Темиртау", "Temirtau"),
  TURKISTAN("turkistan", Region.TURKISTAN_REGION, "Түркістан", "Туркестан", "Turkistan"),
  ZAISAN("zaisan", Region.EAST_KAZAKHSTAN, "Зайсан", "Зайсан", "Zaisan"),
  ZHANAOZEN("zhanaozen", Region.MANGYSTAU, "Жаңаөзен", "Жанаозен", "Zhanaozen"),
  ZHARKENT("zharkent", Region.ALMATY_REGION, "Жаркент", "Жаркент", "Zharkent"),
  ZHEZKAZGAN("zhezkazgan", Region.KARAGANDA_REGION, "Жезқазған", "Жезказган", "Zhezkazgan");

  private static final String FORMER_CAPITAL = "nur-sultan";

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

  /** By its slug, or by the one the capital had in 2022. */
  public static Optional<City> of(String slug) {
    if (FORMER_CAPITAL.equalsIgnoreCase(slug == null ? "" : slug.strip())) {
      return Optional.of(ASTANA);
    }
    for (City city : values()) {
      if (city.slug.equalsIgnoreCase(slug == null ? "" : slug.strip())) {
        return Optional.of(city);
      }
    }
    return Optional.empty();
  }
}

package org.jarshy.gateway.kernel;

import java.util.List;

/**
 * Names of places beside the official ones of 2022: former ones that people keep using, the short
 * forms of addresses, and how they are typed with Latin letters.
 */
final class PlaceAliases {

  private PlaceAliases() {}

  static List<String> of(City city) {
    return switch (city) {
      case ALMATY -> List.of("Алма-Ата", "Alma-Ata");
      case ASTANA ->
          List.of(
              "Нұр-Сұлтан",
              "Нур-Султан",
              "Nur-Sultan",
              "Nursultan",
              "Нурсултан",
              "Целиноград",
              "Tselinograd");
      case SHYMKENT -> List.of("Чимкент", "Chimkent", "Şymkent", "Шым");
      case AKTAU -> List.of("Aqtau", "Шевченко");
      case AKTOBE -> List.of("Aqtobe", "Актюбинск", "Aktyubinsk", "Aktubinsk");
      case ATYRAU -> List.of("Гурьев", "Guryev");
      case EKIBASTUZ -> List.of("Ekibastus");
      case KARAGANDA -> List.of("Qaragandy", "Qaraghandy", "Karagandy", "Karaghandy");
      case KOKSHETAU -> List.of("Кокше", "Кокчетав", "Kokchetav", "Kokshetav");
      case KOSTANAY ->
          List.of("Кустанай", "Kustanay", "Kustanai", "Kostanai", "Qostanay", "Qostanai");
      case KYZYLORDA -> List.of("Кзыл-Орда", "Kzyl-Orda", "Qyzylorda", "Kyzyl-Orda");
      case ORAL -> List.of("Uralsk", "Ural'sk");
      case OSKEMEN ->
          List.of("Ust-Kamenogorsk", "Усть-Каман", "Усть-Кам", "Каменогорск", "Усткаменогорск");
      case PAVLODAR -> List.of();
      case PETROPAVL -> List.of("Petropavlovsk", "Қызылжар", "Kyzylzhar", "Qyzyljar");
      case SEMEY -> List.of("Semei", "Семипалатинск", "Semipalatinsk");
      case TALDYKORGAN -> List.of("Талды-Курган", "Талдык", "Taldy-Kurgan", "Taldyqorgan");
      case TARAZ -> List.of("Джамбул", "Dzhambul");
      case TEMIRTAU -> List.of("Темир-Тау");
      case TURKISTAN -> List.of("Turkestan");
      case AKSAI -> List.of("Aqsai", "Aksay");
      case ARAL -> List.of("Aralsk");
      case ARKALYK -> List.of("Arqalyq");
      case AYAGOZ -> List.of("Ayaguz", "Аягуз");
      case BAIKONUR -> List.of("Baykonur", "Байконыр");
      case BALKHASH -> List.of("Balqash", "Balhash");
      case KANDYAGASH -> List.of("Qandyagash");
      case KASKELEN -> List.of("Qaskeleng", "Kaskeleng");
      case KENTAU, KHROMTAU, LISAKOVSK, RIDDER, SHAKHTINSK, STEPNOGORSK, TALGAR, ZHARKENT ->
          List.of();
      case KONAEV -> List.of("Капчагай", "Қапшағай", "Kapchagay", "Kapchagai", "Qonaev", "Конаева");
      case KULSARY -> List.of("Qulsary");
      case RUDNY -> List.of("Rudniy", "Rudnyi");
      case SARKAND -> List.of("Sarqan", "Sarkan", "Сарканд");
      case SARYAGASH -> List.of("Saryaghash", "Сары-Агаш");
      case SATBAYEV -> List.of("Satpayev", "Satpaev", "Никольский");
      case SHCHUCHINSK -> List.of("Schuchinsk", "Бурабай", "Боровое", "Burabay", "Borovoe");
      case ZAISAN -> List.of("Zaysan");
      case ZHANAOZEN -> List.of("Zhanaozen", "Janaozen", "Новый Узень", "Жана-Озен");
      case ZHEZKAZGAN -> List.of("Джезказган", "Dzhezkazgan", "Jezkazgan", "Zhezqazgan");
    };
  }

  static List<String> of(Region region) {
    return switch (region) {
      case AKMOLA -> List.of("Акмола", "Акмолинская", "Aqmola");
      case AKTOBE_REGION -> List.of("Актюбинская", "Актобинская", "Aqtobe", "Aktyubinsk");
      case ALMATY_REGION -> List.of("Алматинская", "Almatinskaya");
      case ATYRAU_REGION -> List.of("Атырауская");
      case EAST_KAZAKHSTAN ->
          List.of(
              "Восточно-Казахстанская",
              "Восточный Казахстан",
              "ВКО",
              "VKO",
              "ШҚО",
              "Shygys Qazaqstan");
      case ZHAMBYL -> List.of("Жамбылская", "Джамбульская", "Zhambyl", "Jambyl");
      case KARAGANDA_REGION -> List.of("Карагандинская", "Qaragandy", "Karagandy");
      case KOSTANAY_REGION -> List.of("Костанайская", "Кустанайская", "Qostanay", "Kostanai");
      case KYZYLORDA_REGION -> List.of("Кызылординская", "Кзылординская", "Qyzylorda");
      case MANGYSTAU ->
          List.of("Мангистауская", "Мангистау", "Мангышлак", "Mangistau", "Mangghystau");
      case NORTH_KAZAKHSTAN ->
          List.of(
              "Северо-Казахстанская",
              "Северный Казахстан",
              "СКО",
              "SKO",
              "Soltustik Qazaqstan",
              "Soltustik Kazakhstan");
      case PAVLODAR_REGION -> List.of("Павлодарская");
      case TURKISTAN_REGION ->
          List.of(
              "Туркестанская", "Turkestan", "Южно-Казахстанская", "Южный Казахстан", "ЮКО", "ОҚО");
      case WEST_KAZAKHSTAN ->
          List.of(
              "Западно-Казахстанская",
              "Западный Казахстан",
              "ЗКО",
              "ZKO",
              "БҚО",
              "Batys Qazaqstan");
      case ALMATY, ASTANA, SHYMKENT -> List.of();
    };
  }
}

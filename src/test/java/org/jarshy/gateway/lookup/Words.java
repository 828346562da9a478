package org.jarshy.gateway.lookup;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Lang;

/** Keywords as an operator in January 2022 would define them. */
public final class Words {

  public static final Instant NOW = Instant.parse("2022-01-05T03:00:00Z");
  public static final Instant EXPIRES = NOW.plus(Duration.ofDays(14));
  public static final Actor AUTHOR = new Actor("author");
  public static final Actor EDITOR = new Actor("editor");
  public static final Actor APPROVER = new Actor("approver");

  public static final String PHARMACIES_CSV =
      """
      город,аптека,адрес,телефон
      Шымкент,Сау,Тауке хана 10,150
      Шымкент,"Аптека ""24""\",Байтурсынова 5,151
      Алматы,Раушан,Абая 1,152
      """;

  public static final String MISSING_CSV =
      """
      фамилия;имя;состояние
      Иванов;Иван Иванович;ранен, больница 7
      Иванов;Игорь;найден
      Әлиева;Гүлнар;найдена
      """;

  private Words() {}

  public static Definition of(String name, String word, Answering answering) {
    return new Definition(name, Map.of(Lang.RU, List.of(word)), answering, EXPIRES);
  }

  public static Definition fixed(String word, String text) {
    return of("Совет", word, new Answering.Fixed(Map.of(Lang.RU, text)));
  }

  public static Definition pharmacies() {
    return of(
        "Аптеки",
        "АПТЕКА",
        new Answering.Table(
            KeyMatch.CITY,
            List.of("город"),
            Map.of(
                Lang.RU,
                "{аптека}: {адрес}, {телефон}",
                Lang.KK,
                "{аптека}: {адрес}, тел. {телефон}"),
            null));
  }

  public static Definition missing(Guard guard) {
    return of(
        "Пропавшие",
        "ИЩУ",
        new Answering.Table(
            KeyMatch.NAME,
            List.of("фамилия", "имя"),
            Map.of(Lang.RU, "{фамилия} {имя}: {состояние}"),
            guard));
  }

  public static Definition phones() {
    return of(
        "Краденые телефоны",
        "IMEI",
        new Answering.Table(
            KeyMatch.IMEI, List.of("imei"), Map.of(Lang.RU, "{модель}: в розыске"), null));
  }

  public static Definition web(String url, String field, int seconds) {
    return of(
        "Курс",
        "ВАЛЮТА",
        new Answering.Web(url, field, Map.of(Lang.RU, "Курс: {answer}"), seconds));
  }

  public static InputStream csv(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Drafted by the author, with its table where there is one, and approved by another. */
  public static KeywordId approve(Keywords keywords, Definition definition, String csv) {
    KeywordId id = keywords.draft(definition, AUTHOR);
    int revision = 1;
    if (csv != null) {
      keywords.upload(id, revision++, csv(csv), AUTHOR);
    }
    keywords.submit(id, revision++, AUTHOR);
    keywords.approve(id, revision, APPROVER);
    return id;
  }
}

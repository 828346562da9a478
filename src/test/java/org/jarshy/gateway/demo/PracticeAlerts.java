package org.jarshy.gateway.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the practice feeds say. Actual by its form, for nothing else is drafted; practice by word.
 */
final class PracticeAlerts {

  private static final String SENDER = "practice@weather.example";
  private static final ZoneOffset ALMATY = ZoneOffset.ofHours(5);

  private PracticeAlerts() {}

  static String alert(int chain, Instant now) {
    return cap(
        "Alert",
        chain,
        0,
        now,
        "",
        info("ru", 25, now, 6) + info("kk", 25, now, 6) + info("en", 25, now, 6));
  }

  static String update(int chain, List<Instant> earlier, Instant now) {
    return cap(
        "Update",
        chain,
        1,
        now,
        references(chain, earlier),
        info("ru", 35, now, 12) + info("kk", 35, now, 12) + info("en", 35, now, 12));
  }

  static String cancel(int chain, List<Instant> earlier, Instant now) {
    return cap(
        "Cancel",
        chain,
        2,
        now,
        "<note>УЧЕНИЕ: ветер стих</note>" + references(chain, earlier),
        "");
  }

  private static String cap(
      String type, int chain, int step, Instant now, String references, String infos) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>%s</identifier>
        <sender>%s</sender><sent>%s</sent><status>Actual</status><msgType>%s</msgType>
        <scope>Public</scope>%s%s</alert>"""
        .formatted(identifier(chain, step), SENDER, time(now), type, references, infos);
  }

  private static String identifier(int chain, int step) {
    return "practice-" + chain + "-" + step;
  }

  private static String references(int chain, List<Instant> earlier) {
    return IntStream.range(0, earlier.size())
        .mapToObj(step -> SENDER + "," + identifier(chain, step) + "," + time(earlier.get(step)))
        .collect(Collectors.joining(" ", "<references>", "</references>"));
  }

  private static String info(String language, int metres, Instant now, int hours) {
    String[] words =
        switch (language) {
          case "ru" ->
              new String[] {
                "Ветер",
                "УЧЕНИЕ: ветер до " + metres + " м/с",
                "Это учение. Закрепите всё лёгкое.",
                "Алматы"
              };
          case "kk" ->
              new String[] {
                "Жел",
                "ОҚУ-ЖАТТЫҒУ: жел " + metres + " м/с дейін",
                "Бұл оқу-жаттығу. Жеңіл заттарды бекітіңіз.",
                "Алматы"
              };
          default ->
              new String[] {
                "Wind",
                "PRACTICE: wind up to " + metres + " m/s",
                "This is practice. Tie down what is light.",
                "Almaty"
              };
        };
    return """
        <info><language>%s</language><category>Met</category><event>%s</event><urgency>Expected</urgency>
        <severity>%s</severity><certainty>Likely</certainty><expires>%s</expires><headline>%s</headline>
        <instruction>%s</instruction><area><areaDesc>%s</areaDesc></area></info>"""
        .formatted(
            language,
            words[0],
            metres < 30 ? "Moderate" : "Severe",
            time(now.plus(Duration.ofHours(hours))),
            words[1],
            words[2],
            words[3]);
  }

  private static String time(Instant instant) {
    return instant
        .truncatedTo(ChronoUnit.SECONDS)
        .atOffset(ALMATY)
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  /** The newest first. */
  static String list(List<Instant> said) {
    StringBuilder items = new StringBuilder();
    for (int i = said.size() - 1; i >= 0; i--) {
      items.append(
          "<item><title>УЧЕНИЕ</title><link>/alert-%d.xml</link><guid isPermaLink=\"false\">%d</guid><pubDate>%s</pubDate></item>"
              .formatted(i, i, date(said.get(i))));
    }
    return rss(items.toString());
  }

  /** Of January 2022. */
  static String news(String language, Instant at) {
    List<String> titles =
        language.equals("kk")
            ? List.of(
                "ОҚУ-ЖАТТЫҒУ. Операторлар әр абонентке 200 SMS пен 300 минут береді",
                "ОҚУ-ЖАТТЫҒУ. Интернетсіз inform.kz, tengrinews.kz, akorda.kz ашылады")
            : List.of(
                "УЧЕНИЕ. Операторы дают каждому абоненту 200 SMS и 300 минут",
                "УЧЕНИЕ. Без интернета открываются inform.kz, tengrinews.kz, akorda.kz");
    StringBuilder items = new StringBuilder();
    for (String title : titles) {
      items.append(
          "<item><title>%s</title><guid isPermaLink=\"false\">%s-%d</guid><pubDate>%s</pubDate></item>"
              .formatted(title, language, titles.indexOf(title), date(at)));
    }
    return rss(items.toString());
  }

  private static String rss(String items) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>УЧЕНИЕ</title>"
        + "<link>http://127.0.0.1/</link><description>УЧЕНИЕ</description>"
        + items
        + "</channel></rss>";
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }
}

package org.jarshy.gateway.console.internal.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.console.internal.shown.LocalTimes;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.lookup.Answering;
import org.jarshy.gateway.lookup.Definition;
import org.jarshy.gateway.lookup.Guard;
import org.jarshy.gateway.lookup.KeyMatch;
import org.jarshy.gateway.lookup.OperatorKeyword;

/**
 * A keyword as it was typed, right or wrong: nothing typed is lost.
 *
 * @param answer {@code FIXED}, {@code TABLE} or {@code WEB}
 * @param wordsKk with commas between
 * @param keyColumns with commas between
 * @param revision the one the editor saw; 0 for a new keyword
 */
public record KeywordForm(
    String name,
    String wordsKk,
    String wordsRu,
    String wordsEn,
    String answer,
    String kk,
    String ru,
    String en,
    String match,
    String keyColumns,
    String letters,
    String words,
    String rows,
    String anHour,
    String aDay,
    String url,
    String field,
    String seconds,
    String expires,
    Integer revision) {

  private static final Duration USUAL_VALIDITY = Duration.ofDays(14);

  public KeywordForm {
    name = text(name);
    wordsKk = text(wordsKk);
    wordsRu = text(wordsRu);
    wordsEn = text(wordsEn);
    answer = text(answer);
    kk = text(kk);
    ru = text(ru);
    en = text(en);
    match = text(match);
    keyColumns = text(keyColumns);
    letters = text(letters);
    words = text(words);
    rows = text(rows);
    anHour = text(anHour);
    aDay = text(aDay);
    url = text(url);
    field = text(field);
    seconds = text(seconds);
    expires = text(expires);
    revision = revision == null ? 0 : revision;
  }

  static KeywordForm empty(Instant now) {
    Definition none =
        new Definition("", Map.of(), new Answering.Fixed(Map.of()), now.plus(USUAL_VALIDITY));
    return of(none, 0);
  }

  /** The start of a change: everything as it was; what has expired gets time again. */
  static KeywordForm updating(OperatorKeyword old, Instant now) {
    Definition d = old.definition();
    Instant expires = d.expires().isAfter(now) ? d.expires() : now.plus(USUAL_VALIDITY);
    return of(new Definition(d.name(), d.words(), d.answering(), expires), 0);
  }

  static KeywordForm of(OperatorKeyword keyword) {
    return of(keyword.definition(), keyword.revision());
  }

  private static KeywordForm of(Definition d, int revision) {
    Answering.Table table = d.answering() instanceof Answering.Table t ? t : null;
    Answering.Web web = d.answering() instanceof Answering.Web w ? w : null;
    Guard guard = table == null || table.guard() == null ? Guard.USUAL : table.guard();
    return new KeywordForm(
        d.name(),
        list(d.words().get(Lang.KK)),
        list(d.words().get(Lang.RU)),
        list(d.words().get(Lang.EN)),
        table != null ? "TABLE" : web != null ? "WEB" : "FIXED",
        d.answering().texts().get(Lang.KK),
        d.answering().texts().get(Lang.RU),
        d.answering().texts().get(Lang.EN),
        table == null ? "" : table.match().name(),
        table == null ? "" : list(table.keyColumns()),
        "" + guard.letters(),
        "" + guard.words(),
        "" + guard.rows(),
        "" + guard.anHour(),
        "" + guard.aDay(),
        web == null ? "" : web.url(),
        web == null ? "" : web.field(),
        web == null ? "5" : "" + web.seconds(),
        LocalTimes.field(d.expires()),
        revision);
  }

  /** Fills {@code problems}; null where it did. What a keyword may be is the domain's to judge. */
  Definition read(Map<String, String> problems) {
    Instant end =
        LocalTimes.parse(expires)
            .orElseGet(
                () -> {
                  problems.put("expires", "Give a date and a time, Almaty time.");
                  return null;
                });
    Answering answering = answering(problems);
    Map<Lang, List<String>> all = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      List<String> some = split(words(lang));
      if (!some.isEmpty()) {
        all.put(lang, some);
      }
    }
    return problems.isEmpty() ? new Definition(name, all, answering, end) : null;
  }

  private Answering answering(Map<String, String> problems) {
    Map<Lang, String> texts = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      if (!text(lang).isBlank()) {
        texts.put(lang, text(lang));
      }
    }
    return switch (answer) {
      case "FIXED" -> new Answering.Fixed(texts);
      case "WEB" -> new Answering.Web(url, field, texts, number("seconds", seconds, problems));
      case "TABLE" -> table(texts, problems);
      default -> {
        problems.put("answer", "Choose what answers.");
        yield null;
      }
    };
  }

  private Answering table(Map<Lang, String> texts, Map<String, String> problems) {
    KeyMatch chosen =
        Arrays.stream(KeyMatch.values())
            .filter(m -> m.name().equals(match))
            .findFirst()
            .orElse(null);
    if (chosen == null) {
      problems.put("match", "Choose how the key matches.");
      return null;
    }
    Guard guard =
        chosen.guarded()
            ? new Guard(
                number("guard.letters", letters, problems),
                number("guard.words", words, problems),
                number("guard.rows", rows, problems),
                number("guard.anHour", anHour, problems),
                number("guard.aDay", aDay, problems))
            : null;
    return new Answering.Table(chosen, split(keyColumns), texts, guard);
  }

  private static int number(String field, String typed, Map<String, String> problems) {
    if (typed.matches("[0-9]{1,4}")) {
      return Integer.parseInt(typed);
    }
    problems.put(field, "A whole number is required here, such as 5.");
    return 0;
  }

  public String words(Lang lang) {
    return switch (lang) {
      case KK -> wordsKk;
      case RU -> wordsRu;
      case EN -> wordsEn;
    };
  }

  public String text(Lang lang) {
    return switch (lang) {
      case KK -> kk;
      case RU -> ru;
      case EN -> en;
    };
  }

  private static List<String> split(String typed) {
    return Arrays.stream(typed.split("[,\\n]"))
        .map(String::strip)
        .filter(w -> !w.isEmpty())
        .toList();
  }

  private static String list(List<String> words) {
    return words == null ? "" : String.join(", ", words);
  }

  private static String text(String value) {
    return value == null ? "" : value.replace("\r\n", "\n").strip();
  }
}

package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.jarshy.gateway.lookup.Answering;
import org.jarshy.gateway.lookup.Definition;
import org.jarshy.gateway.lookup.Guard;
import org.jarshy.gateway.lookup.KeyMatch;
import org.jarshy.gateway.lookup.KeywordRefused;

/**
 * An operator's keyword as programs write it. What a kind of answer does not have is left out.
 *
 * @param words that citizens begin a text with, by language
 * @param answer FIXED, TABLE or WEB
 * @param texts FIXED: what is sent; TABLE: one row, with {@code {column}}; WEB: with {@code
 *     {answer}}
 * @param match TABLE: how keys match
 * @param keyColumns TABLE: columns that make the key
 * @param guard TABLE of names, numbers or IMEI: limits that protect persons
 * @param url WEB: with {@code {query}}
 * @param field WEB: of a JSON answer
 * @param seconds WEB: how long it may take; 5 where it is left out
 * @param revision the one an edit was made from; ignored for a new keyword
 */
public record KeywordBody(
    @Schema(example = "Аптеки") String name,
    @Schema(example = "{\"ru\":[\"АПТЕКА\"],\"kk\":[\"ДӘРІХАНА\"]}")
        Map<String, List<String>> words,
    Kind answer,
    @Schema(example = "{\"ru\":\"{аптека}: {адрес}\"}") Map<String, String> texts,
    KeyMatch match,
    List<String> keyColumns,
    Limits guard,
    String url,
    String field,
    Integer seconds,
    Instant expires,
    Integer revision) {

  /** What answers. */
  public enum Kind {
    FIXED,
    TABLE,
    WEB
  }

  /** See the meaning of each at {@link Guard}; what is left out is as usual. */
  public record Limits(Integer letters, Integer words, Integer rows, Integer anHour, Integer aDay) {

    static Limits of(Guard g) {
      return g == null ? null : new Limits(g.letters(), g.words(), g.rows(), g.anHour(), g.aDay());
    }

    Guard guard() {
      return new Guard(
          or(letters, Guard.USUAL.letters()),
          or(words, Guard.USUAL.words()),
          or(rows, Guard.USUAL.rows()),
          or(anHour, Guard.USUAL.anHour()),
          or(aDay, Guard.USUAL.aDay()));
    }

    private static int or(Integer given, int usual) {
      return given == null ? usual : given;
    }
  }

  private static final int USUAL_SECONDS = 5;

  /**
   * @throws KeywordRefused rule INVALID, naming each field that is missing or unreadable
   */
  Definition definition() {
    Map<String, String> problems = new LinkedHashMap<>();
    if (answer == null) {
      problems.put("answer", "is required: one of " + List.of(Kind.values()));
    }
    Map<Lang, List<String>> said = new EnumMap<>(Lang.class);
    byLang("words", words, problems)
        .forEach(
            (lang, list) -> {
              if (list.contains(null)) {
                problems.put("words." + lang.code(), "holds a null; a list of words is required");
              } else {
                said.put(lang, list.stream().map(String::strip).toList());
              }
            });
    Map<Lang, String> lines = new EnumMap<>(Lang.class);
    byLang("texts", texts, problems)
        .forEach((lang, text) -> lines.put(lang, text.replace("\r\n", "\n").strip()));
    if (!problems.isEmpty()) {
      throw new KeywordRefused(Rule.INVALID, problems);
    }
    return new Definition(name == null ? "" : name.strip(), said, answering(lines), expires);
  }

  private Answering answering(Map<Lang, String> lines) {
    return switch (answer) {
      case FIXED -> new Answering.Fixed(lines);
      case TABLE ->
          new Answering.Table(
              match,
              keyColumns == null
                  ? List.of()
                  : keyColumns.stream().map(c -> c == null ? "" : c.strip()).toList(),
              lines,
              guard == null ? null : guard.guard());
      case WEB ->
          new Answering.Web(
              url == null ? null : url.strip(),
              field,
              lines,
              seconds == null ? USUAL_SECONDS : seconds);
    };
  }

  private static <T> Map<Lang, T> byLang(
      String field, Map<String, T> given, Map<String, String> problems) {
    Map<Lang, T> found = new EnumMap<>(Lang.class);
    if (given != null) {
      given.forEach(
          (code, value) -> {
            Lang lang = Lang.of(code).filter(l -> l.code().equals(code)).orElse(null);
            if (lang == null) {
              problems.put(field + "." + code, "is no language here: kk, ru and en are");
            } else if (value == null) {
              problems.put(field + "." + code, "is null: leave a language out, or write it");
            } else {
              found.put(lang, value);
            }
          });
    }
    return found;
  }
}

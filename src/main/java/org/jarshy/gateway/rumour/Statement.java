package org.jarshy.gateway.rumour;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.kernel.Lang;

/**
 * What the newsroom says of a rumour.
 *
 * @param source who found it out, as the public knows them
 * @param texts by language what is so, in words of our own; English may be missing
 * @param claim how people ask it, one wording a line, in any language: it recognises later
 *     questions when the texts of the first are erased, and no citizen ever reads it
 * @param expires after this it is not told any more
 */
public record Statement(
    Ruling ruling, String source, Map<Lang, String> texts, String claim, Instant expires) {

  public Statement {
    texts = Map.copyOf(texts);
  }

  /** In this language, else in Russian. */
  public String textFor(Lang lang) {
    return texts.getOrDefault(lang, texts.getOrDefault(Lang.RU, ""));
  }

  public List<String> claims() {
    return claim.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /**
   * The whole text a citizen reads: {@code ЛОЖНЫЙ СЛУХ. На деле: … Источник: …}.
   *
   * @param changed true for who was told otherwise before: that is said first
   */
  public String words(Lang lang, boolean changed) {
    Lang spoken = texts.containsKey(lang) ? lang : Lang.RU;
    String said = textFor(spoken).strip();
    String end = said.matches("(?s).*[.!?…]") ? "" : ".";
    return (changed ? changed(spoken) : "")
        + ruling.lead(spoken)
        + said
        + end
        + sourceWord(spoken)
        + source
        + (source.endsWith(".") ? "" : ".");
  }

  private static String changed(Lang lang) {
    return switch (lang) {
      case KK -> "ТҮЗЕТУ: жауабымыз өзгерді. ";
      case RU -> "ИСПРАВЛЕНИЕ: наш ответ изменился. ";
      case EN -> "CORRECTION: our answer has changed. ";
    };
  }

  private static String sourceWord(Lang lang) {
    return switch (lang) {
      case KK -> " Дереккөз: ";
      case RU -> " Источник: ";
      case EN -> " Source: ";
    };
  }
}

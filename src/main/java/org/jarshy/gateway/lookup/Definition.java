package org.jarshy.gateway.lookup;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.kernel.Lang;

/**
 * What one version of a keyword is.
 *
 * @param name as operators call it; no citizen reads it
 * @param words that citizens begin a text with, by language; at least one in all
 * @param answering what answers
 * @param expires from then on the words have no meaning again
 */
public record Definition(
    String name, Map<Lang, List<String>> words, Answering answering, Instant expires) {

  public Definition {
    Map<Lang, List<String>> copy = new EnumMap<>(Lang.class);
    words.forEach((lang, list) -> copy.put(lang, List.copyOf(list)));
    words = Map.copyOf(copy);
  }

  /** The first word of a language, else of another: how the keyword is called to citizens. */
  public String wordFor(Lang wanted) {
    for (Lang lang : new Lang[] {wanted, Lang.RU, Lang.KK, Lang.EN}) {
      if (lang != null && !words.getOrDefault(lang, List.of()).isEmpty()) {
        return words.get(lang).get(0);
      }
    }
    return "";
  }

  /** Their language, else Russian, else Kazakh, else whatever there is. */
  String textFor(Lang wanted) {
    for (Lang lang : new Lang[] {wanted, Lang.RU, Lang.KK, Lang.EN}) {
      if (lang != null && answering.texts().containsKey(lang)) {
        return answering.texts().get(lang);
      }
    }
    throw new IllegalStateException("a keyword without any text");
  }
}

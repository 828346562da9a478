package org.jarshy.gateway.keyword;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.kernel.Lang;

/**
 * Words that are no keywords of our own, looked up at the beginning of a text, read as every text
 * is. Immutable once filled; safe for many threads then.
 */
public final class AliasBook<T> {

  /** A question ends long before; a pasted page is not read to its end. */
  private static final int MAX_CHARS = 500;

  /**
   * @param rest the text behind the word, as typed
   */
  public record Hit<T>(T value, String rest) {}

  /** Read once: books are made anew every few seconds. */
  private static final PhraseBook<Boolean> COURTESIES = new PhraseBook<>();

  static {
    WordLists.read(
        "courtesies.txt",
        (head, phrase) -> COURTESIES.add(phrase, true, Lang.of(head.get(0)).orElseThrow()));
  }

  private final Map<String, T> words = new HashMap<>();
  private int longest = 1;

  /** Adds a word of one part or several; the first of two that are read alike stays. */
  public void add(String word, T value) {
    List<Word> parts = Folding.words(word);
    longest = Math.max(longest, parts.size());
    ReadWords.readings(parts).forEach(key -> words.putIfAbsent(key, value));
  }

  public boolean isEmpty() {
    return words.isEmpty();
  }

  /** The longest word that the text begins with, courtesies aside; null where there is none. */
  public Hit<T> at(String typed) {
    if (words.isEmpty() || typed == null) {
      return null;
    }
    String text = typed.length() > MAX_CHARS ? typed.substring(0, MAX_CHARS) : typed;
    List<Word> parts = Folding.words(text);
    int from = 0;
    for (PhraseBook.Match<Boolean> polite = COURTESIES.at(parts, 0);
        polite != null;
        polite = from < parts.size() ? COURTESIES.at(parts, from) : null) {
      from = polite.to();
    }
    for (int to = Math.min(parts.size(), from + longest); to > from; to--) {
      for (String key : ReadWords.readings(parts.subList(from, to))) {
        T value = words.get(key);
        if (value != null) {
          return new Hit<>(value, behind(text, to, parts.size()));
        }
      }
    }
    return null;
  }

  /** What follows so many words of a text, of all that it has. */
  private static String behind(String text, int words, int all) {
    if (words == all) {
      return "";
    }
    for (int i = 1; i < text.length(); i++) {
      boolean begins =
          Character.isLetterOrDigit(text.codePointAt(i))
              && !Character.isLetterOrDigit(text.codePointBefore(i));
      if (begins
          && Folding.words(text.substring(0, i)).size() == words
          && Folding.words(text.substring(i)).size() == all - words) {
        return text.substring(i).strip();
      }
    }
    return "";
  }
}

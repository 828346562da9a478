package org.jarshy.gateway.keyword;

import java.util.List;
import java.util.Set;

/**
 * The words of a text that carry meaning, folded as citizens' words are, so that a text of ours and
 * a question about it compare equal. Pure.
 */
public final class ContentWords {

  /** Shorter are hours, dates and amounts, which say nothing of what a text is about. */
  private static final int SHORTEST_NUMBER = 5;

  /** What has more letters is no word, and Lucene would cut it. */
  private static final int LONGEST = 60;

  private static final Set<String> SMALL = WordLists.readWords("small-words.txt");

  private ContentWords() {}

  /** Each word in every way it may be read, most likely first. */
  public static List<List<String>> of(String text) {
    return of(Folding.words(text));
  }

  static List<List<String>> of(List<Word> words) {
    return words.stream()
        .filter(ContentWords::carriesMeaning)
        .map(word -> word.forms().stream().filter(ContentWords::isWord).toList())
        .toList();
  }

  /** Folding drops the soft sign, which may have been all there was. */
  private static boolean isWord(String form) {
    return form.length() > 1 && form.length() <= LONGEST;
  }

  private static boolean carriesMeaning(Word word) {
    if (word.isNumber()) {
      return isWord(word.form(0)) && word.form(0).length() >= SHORTEST_NUMBER;
    }
    return isWord(word.form(0)) && word.forms().stream().noneMatch(SMALL::contains);
  }
}

package org.jarshy.gateway.keyword.internal;

import java.util.List;

/**
 * Whether a question is about an item, or only shares a word with it. In a crisis a wrong answer is
 * worse than a hint, so: one word at least that few items have; half of the words that any item
 * has; and, of a sentence, two words and two fifths of all.
 */
final class Evidence {

  private static final int FEW_WORDS = 2;

  private final List<SoughtWord> words;
  private final List<SoughtWord> known;
  private final int items;

  /**
   * @param items how many there are
   */
  Evidence(List<SoughtWord> words, int items) {
    this.words = words;
    this.known = words.stream().filter(w -> !w.terms().isEmpty()).toList();
    this.items = items;
  }

  boolean isWorthSearching() {
    return known.stream().anyMatch(this::isRare) && isMost(known.size());
  }

  boolean speaksFor(int item) {
    List<SoughtWord> matched = known.stream().filter(w -> w.holders().get(item)).toList();
    return matched.size() * 2 >= known.size()
        && isMost(matched.size())
        && matched.stream().anyMatch(this::isRare);
  }

  private boolean isMost(int matched) {
    return words.size() <= FEW_WORDS
        ? matched == words.size()
        : matched >= FEW_WORDS && matched * 5 >= words.size() * 2;
  }

  /** Less than a third of the items have it; of very few items, one. */
  private boolean isRare(SoughtWord word) {
    int having = word.holders().cardinality();
    return having == 1 || having * 3 < items;
  }
}

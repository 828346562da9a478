package org.jarshy.gateway.keyword;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Puts right what the keyboard or the thumb did to words that mean nothing as they stand. */
final class Spelling {

  /** A keyword stands near the beginning; a pasted page is not put right to its end. */
  private static final int MOST_WORDS = 40;

  private static final int SHORTEST = 3;

  private static final List<UnaryOperator<String>> LAYOUTS =
      List.of(Layouts::russian, Layouts::kazakh, Layouts::latin);

  private final Vocabulary vocabulary;
  private final PlaceForms places;

  Spelling(Vocabulary vocabulary, PlaceForms places) {
    this.vocabulary = vocabulary;
    this.places = places;
  }

  /** Words typed on the wrong keyboard as they were meant; other words as they are. */
  List<Word> onRightKeyboard(String text) {
    List<Word> words = Folding.words(text);
    if (words.size() > MOST_WORDS || words.stream().allMatch(vocabulary::knows)) {
      return words;
    }
    List<Word> right = new ArrayList<>();
    boolean wrongKeyboard = false;
    for (String chunk : text.split("\\s+")) {
      List<Word> asTyped = Folding.words(chunk);
      Optional<List<Word>> other = meansSomething(asTyped) ? Optional.empty() : otherLayout(chunk);
      wrongKeyboard |= other.filter(Spelling::isNoChance).isPresent();
      right.addAll(other.orElse(asTyped));
    }
    return wrongKeyboard ? right : words;
  }

  private Optional<List<Word>> otherLayout(String chunk) {
    String lower = chunk.toLowerCase(Locale.ROOT);
    return LAYOUTS.stream()
        .map(layout -> layout.apply(lower))
        .filter(typed -> !typed.equals(lower))
        .map(Folding::words)
        .filter(words -> !words.isEmpty() && meansSomething(words))
        .findFirst();
  }

  /** One or two letters are a word of ours on some keyboard whatever they are. */
  private static boolean isNoChance(List<Word> words) {
    return words.stream().anyMatch(word -> word.form(0).length() >= SHORTEST);
  }

  private boolean meansSomething(List<Word> words) {
    return words.stream().allMatch(vocabulary::knows);
  }

  /** Each unknown word replaced by the one of ours that is a slip away; names of places stay. */
  List<Word> withoutSlips(List<Word> words) {
    if (words.size() > MOST_WORDS) {
      return words;
    }
    List<Word> notPlaces = places.removedFrom(words);
    List<Word> right = new ArrayList<>();
    for (Word word : words) {
      boolean mayBeMisspelt = notPlaces.contains(word);
      right.add(mayBeMisspelt ? vocabulary.meant(word, words.size()).orElse(word) : word);
    }
    return right;
  }
}

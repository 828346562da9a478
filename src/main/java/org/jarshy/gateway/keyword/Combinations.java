package org.jarshy.gateway.keyword;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jarshy.gateway.kernel.Lang;

/**
 * Words that mean something when they stand in one text, in any order and with others between:
 * {@code интернет* включат/дадут}.
 */
final class Combinations<T> {

  private static final int LONGEST_STEM = 14;

  /** All of the combination is in the text. */
  record Found<T>(T value, Set<Lang> langs) {}

  /** Numbers of what must be there: of each row, one. */
  private record Combination<T>(List<int[]> rows, Found<T> meaning) {}

  private final Map<String, Integer> words = new HashMap<>();
  private final Map<String, Integer> stems = new HashMap<>();
  private final List<Combination<T>> combinations = new ArrayList<>();

  /**
   * @param phrase words separated by blanks, alternatives by slashes; a star stands for any ending
   */
  void add(String phrase, T value, Lang lang) {
    List<int[]> rows =
        Stream.of(phrase.strip().split(" +"))
            .map(row -> Stream.of(row.split("/")).mapToInt(this::number).toArray())
            .toList();
    combinations.add(new Combination<>(rows, new Found<>(value, EnumSet.of(lang))));
  }

  private int number(String alternative) {
    List<String> keys = Folding.keys(alternative);
    if (keys.size() != 1) {
      throw new IllegalStateException("one word each, not '" + alternative + "'");
    }
    Map<String, Integer> book = alternative.endsWith("*") ? stems : words;
    return book.computeIfAbsent(keys.get(0), k -> words.size() + stems.size());
  }

  /** Everything that the words combine to. */
  List<Found<T>> in(List<Word> text) {
    BitSet present = new BitSet();
    for (Word word : text) {
      word.forms().forEach(form -> mark(form, present));
    }
    List<Found<T>> found = new ArrayList<>();
    for (Combination<T> combination : combinations) {
      if (combination.rows().stream().allMatch(row -> any(row, present))) {
        found.add(combination.meaning());
      }
    }
    return found;
  }

  private void mark(String form, BitSet present) {
    Integer whole = words.get(form);
    if (whole != null) {
      present.set(whole);
    }
    for (int end = Math.min(form.length(), LONGEST_STEM); end > 0; end--) {
      Integer stem = stems.get(form.substring(0, end));
      if (stem != null) {
        present.set(stem);
      }
    }
  }

  private static boolean any(int[] row, BitSet present) {
    for (int number : row) {
      if (present.get(number)) {
        return true;
      }
    }
    return false;
  }

  /** Every word that stands in a combination; a star at its end for any ending. */
  Set<String> words() {
    Set<String> all = new HashSet<>(words.keySet());
    stems.keySet().forEach(stem -> all.add(stem + "*"));
    return all;
  }
}

package org.jarshy.gateway.keyword;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Folded words that mean something to us, and which of them a misspelt word was meant to be. */
final class Vocabulary {

  /** Shorter words have too many neighbours: сайт is one letter from many a word. */
  private static final int SHORTEST_PUT_RIGHT = 5;

  /** In a whole sentence only long words are put right: there, most words are none of ours. */
  private static final int SHORTEST_IN_SENTENCE = 7;

  private static final int LONGEST_ENDING = 4;
  private static final int LONGEST_STEM = 14;

  /** Texts of more words are sentences. */
  private static final int SHORT_TEXT = 4;

  private static final int FEW = 3;

  /** A word that may be meant; a stem may have any ending. */
  private record Target(String letters, boolean stem) {}

  private final Set<String> known = new HashSet<>();
  private final Set<String> knownStems = new HashSet<>();

  /** Words that mean something beside others alone; a short text may hold one misspelt. */
  private final Set<String> weakStems = new HashSet<>();

  private final Map<Integer, List<Target>> byLength = new HashMap<>();

  /**
   * @param everyday words of the languages that are one slip from one of ours and mean themselves
   */
  Vocabulary(Lexicon lexicon, PlaceForms places, Set<String> everyday) {
    lexicon.phraseWords().forEach(word -> know(word, knownStems));
    lexicon.combinedWords().forEach(word -> know(word, weakStems));
    known.addAll(places.words());
    known.addAll(everyday);
    Stream.concat(lexicon.meantWords(), places.words().stream())
        .map(w -> new Target(w.replace("*", ""), w.endsWith("*")))
        .filter(t -> t.letters().length() >= SHORTEST_PUT_RIGHT)
        .distinct()
        .sorted(Comparator.comparing(Target::letters).thenComparing(Target::stem))
        .forEach(
            t -> byLength.computeIfAbsent(t.letters().length(), n -> new ArrayList<>()).add(t));
  }

  private void know(String word, Set<String> stems) {
    if (word.endsWith("*")) {
      stems.add(word.substring(0, word.length() - 1));
    } else {
      known.add(word);
    }
  }

  boolean knows(Word word) {
    return word.isNumber()
        || word.forms().stream().anyMatch(f -> knows(f) || beginsWithOneOf(weakStems, f));
  }

  private boolean knows(String form) {
    return known.contains(form) || beginsWithOneOf(knownStems, form);
  }

  private static boolean beginsWithOneOf(Set<String> stems, String form) {
    for (int end = Math.min(form.length(), LONGEST_STEM); end > 1; end--) {
      if (stems.contains(form.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The word of ours that is one slip away; empty where none is, or where it is known itself.
   *
   * @param words how many the text has
   */
  Optional<Word> meant(Word word, int words) {
    boolean known = words > FEW ? knows(word) : word.forms().stream().anyMatch(this::knows);
    if (known || word.isNumber() || word.form(0).length() < (words == 1 ? 4 : 5)) {
      return Optional.empty();
    }
    int shortest = words > SHORT_TEXT ? SHORTEST_IN_SENTENCE : SHORTEST_PUT_RIGHT;
    return word.forms().stream()
        .flatMap(form -> nearest(form, shortest).stream())
        .findFirst()
        .map(right -> new Word(List.of(right), word.kazakh(), word.latin(), word.softSign()));
  }

  private Optional<String> nearest(String form, int shortest) {
    String calm = form.replaceAll("(.)\\1{2,}", "$1");
    if (!calm.equals(form) && knows(calm)) {
      return Optional.of(calm);
    }
    return wholeWords(calm, shortest).or(() -> stems(calm, shortest));
  }

  private Optional<String> wholeWords(String form, int shortest) {
    return near(form.length(), shortest)
        .filter(t -> !t.stem() && Slips.oneApart(t.letters(), form))
        .map(Target::letters)
        .min(likeness(form));
  }

  private Optional<String> stems(String form, int shortest) {
    for (int end = form.length(); end >= Math.max(4, form.length() - LONGEST_ENDING); end--) {
      String start = form.substring(0, end);
      Optional<String> stem =
          near(end, Math.max(shortest, SHORTEST_PUT_RIGHT + 1))
              .filter(t -> t.stem() && Slips.oneApart(t.letters(), start))
              .map(Target::letters)
              .min(likeness(form));
      if (stem.isPresent()) {
        return Optional.of(stem.get() + form.substring(end));
      }
    }
    return Optional.empty();
  }

  private Stream<Target> near(int length, int shortest) {
    return Stream.of(length, length - 1, length + 1)
        .filter(n -> n >= shortest)
        .flatMap(n -> byLength.getOrDefault(n, List.of()).stream());
  }

  /** The first letter is seldom wrong, and two swapped ones are the same letters. */
  private static Comparator<String> likeness(String form) {
    return Comparator.comparing((String right) -> right.charAt(0) != form.charAt(0))
        .thenComparing(right -> right.length() != form.length())
        .thenComparing(Comparator.naturalOrder());
  }
}

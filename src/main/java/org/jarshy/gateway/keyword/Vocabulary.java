package org.jarshy.gateway.keyword;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

  /** By what is left of a word, and of the word with any one letter gone. */
  private final Map<String, List<Target>> almost = new HashMap<>();

  /**
   * @param everyday words of the languages that are one slip from one of ours and mean themselves
   */
  Vocabulary(Lexicon lexicon, PlaceForms places, Set<String> everyday) {
    lexicon.phraseWords().forEach(word -> know(word, knownStems));
    lexicon.combinedWords().forEach(word -> know(word, weakStems));
    known.addAll(places.words());
    known.addAll(everyday);
    Stream.concat(lexicon.meantWords(), places.longWords().stream())
        .map(w -> new Target(w.replace("*", ""), w.endsWith("*")))
        .filter(t -> t.letters().length() >= SHORTEST_PUT_RIGHT)
        .distinct()
        .sorted(Comparator.comparing(Target::letters).thenComparing(Target::stem))
        .forEach(t -> almost(t.letters()).forEach(key -> slot(key).add(t)));
  }

  private List<Target> slot(String almost) {
    return this.almost.computeIfAbsent(almost, key -> new ArrayList<>(1));
  }

  /** Two words that are one slip apart have one of these in common. */
  private static Set<String> almost(String letters) {
    Set<String> keys = new LinkedHashSet<>();
    keys.add(letters);
    for (int gone = 0; gone < letters.length(); gone++) {
      keys.add(letters.substring(0, gone) + letters.substring(gone + 1));
    }
    return keys;
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
    if (known || word.isNumber() || word.typed().length() < (words <= 2 ? 4 : 5)) {
      return Optional.empty();
    }
    int shortest = words > SHORT_TEXT ? SHORTEST_IN_SENTENCE : SHORTEST_PUT_RIGHT;
    return word.forms().stream()
        .flatMap(form -> nearest(form, shortest).stream())
        .findFirst()
        .map(right -> new Word(List.of(right), word.kazakh(), word.latin(), word.typed()));
  }

  private Optional<String> nearest(String form, int shortest) {
    String calm = form.replaceAll("(.)\\1{2,}", "$1");
    if (!calm.equals(form) && knows(calm)) {
      return Optional.of(calm);
    }
    return wholeWords(calm, shortest).or(() -> stems(calm, shortest));
  }

  private Optional<String> wholeWords(String form, int shortest) {
    return near(form, false, shortest).min(likeness(form));
  }

  private Optional<String> stems(String form, int shortest) {
    int longEnough = Math.max(shortest, SHORTEST_PUT_RIGHT + 1);
    for (int end = form.length(); end >= Math.max(4, form.length() - LONGEST_ENDING); end--) {
      Optional<String> stem = near(form.substring(0, end), true, longEnough).min(likeness(form));
      if (stem.isPresent()) {
        return Optional.of(stem.get() + form.substring(end));
      }
    }
    return Optional.empty();
  }

  private Stream<String> near(String letters, boolean stem, int shortest) {
    return almost(letters).stream()
        .flatMap(key -> almost.getOrDefault(key, List.of()).stream())
        .filter(t -> t.stem() == stem && t.letters().length() >= shortest)
        .map(Target::letters)
        .filter(t -> Slips.oneApart(t, letters));
  }

  /** A letter is easily typed twice; the first one is seldom wrong. */
  private static Comparator<String> likeness(String form) {
    String single = singly(form);
    return Comparator.comparing((String right) -> !singly(right).equals(single))
        .thenComparing(right -> right.charAt(0) != form.charAt(0))
        .thenComparing(right -> right.length() != form.length())
        .thenComparing(Comparator.naturalOrder());
  }

  private static String singly(String letters) {
    StringBuilder out = new StringBuilder(letters.length());
    for (int i = 0; i < letters.length(); i++) {
      if (i == 0 || letters.charAt(i) != letters.charAt(i - 1)) {
        out.append(letters.charAt(i));
      }
    }
    return out.toString();
  }
}

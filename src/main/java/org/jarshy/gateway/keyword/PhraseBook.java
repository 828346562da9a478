package org.jarshy.gateway.keyword;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarshy.gateway.kernel.Lang;

/** Phrases and what they mean, looked up word by word; the longest wins. */
final class PhraseBook<T> {

  /**
   * @param langs the languages the phrase is of
   */
  record Entry<T>(T value, Set<Lang> langs) {}

  /** Words {@code from} up to {@code to}, not including it. */
  record Match<T>(T value, Set<Lang> langs, int from, int to) {}

  private record Stem<T>(String start, Entry<T> entry) {}

  private final Map<String, Entry<T>> phrases = new HashMap<>();
  private final Map<Character, List<Stem<T>>> stems = new HashMap<>();
  private int longest = 1;

  /** Adds a phrase; a star at its end stands for any ending. */
  void add(String phrase, T value, Lang lang) {
    List<String> keys = Folding.keys(phrase);
    String key = String.join(" ", keys);
    longest = Math.max(longest, keys.size());
    if (phrase.strip().endsWith("*")) {
      stems
          .computeIfAbsent(key.charAt(0), first -> new ArrayList<>())
          .add(new Stem<>(key, new Entry<>(value, EnumSet.of(lang))));
      return;
    }
    Entry<T> known = phrases.computeIfAbsent(key, k -> new Entry<>(value, EnumSet.of(lang)));
    if (!known.value().equals(value)) {
      throw new IllegalStateException(
          "'" + phrase + "' means both " + known.value() + " and " + value);
    }
    known.langs().add(lang);
  }

  /** The longest phrase that begins at a word; null where none does. */
  Match<T> at(List<Word> words, int from) {
    for (int length = Math.min(longest, words.size() - from); length > 0; length--) {
      Entry<T> entry = lookUp(words, from, from + length);
      if (entry != null) {
        return new Match<>(entry.value(), entry.langs(), from, from + length);
      }
    }
    return null;
  }

  /** The phrase that is all of the words; null where they are none. */
  Match<T> whole(List<Word> words) {
    Match<T> match = words.isEmpty() || words.size() > longest ? null : at(words, 0);
    return match != null && match.to() == words.size() ? match : null;
  }

  /** Every phrase in the words, in their order, none inside another. */
  List<Match<T>> all(List<Word> words) {
    List<Match<T>> found = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      Match<T> match = at(words, i);
      if (match != null) {
        found.add(match);
      }
      i = match == null ? i + 1 : match.to();
    }
    return found;
  }

  /** The words that no phrase holds. */
  List<Word> removedFrom(List<Word> words) {
    List<Word> rest = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      Match<T> match = at(words, i);
      if (match == null) {
        rest.add(words.get(i++));
      } else {
        i = match.to();
      }
    }
    return rest;
  }

  Set<String> keysOf(Predicate<T> wanted) {
    return phrases.entrySet().stream()
        .filter(e -> wanted.test(e.getValue().value()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Every word of a phrase; a star at its end where it is the phrase, with any ending. */
  Stream<String> words() {
    Stream<String> starred =
        stems.values().stream()
            .flatMap(List::stream)
            .map(Stem::start)
            .map(start -> start.indexOf(' ') < 0 ? start + "*" : start);
    return Stream.concat(phrases.keySet().stream(), starred)
        .flatMap(phrase -> Stream.of(phrase.split(" ")));
  }

  private Entry<T> lookUp(List<Word> words, int from, int to) {
    int readings = Word.readings(words, from, to);
    for (int reading = 0; reading < readings; reading++) {
      String key = join(words, from, to, reading);
      Entry<T> entry = phrases.get(key);
      if (entry != null) {
        return entry;
      }
      List<Stem<T>> alike =
          key.isEmpty() ? List.of() : stems.getOrDefault(key.charAt(0), List.of());
      for (Stem<T> stem : alike) {
        if (key.startsWith(stem.start()) && endsWithinWord(key, stem.start())) {
          return stem.entry();
        }
      }
    }
    return null;
  }

  /** An ending is an ending of the last word, not further words. */
  private static boolean endsWithinWord(String key, String stem) {
    return key.indexOf(' ', stem.length()) < 0;
  }

  private static String join(List<Word> words, int from, int to, int reading) {
    if (to - from == 1) {
      return words.get(from).form(reading);
    }
    StringBuilder key = new StringBuilder();
    for (int i = from; i < to; i++) {
      key.append(i > from ? " " : "").append(words.get(i).form(reading));
    }
    return key.toString();
  }
}

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

  /** What may follow the words up to here, word by word. */
  private static final class Node<T> {
    final Map<String, Node<T>> next = new HashMap<>();
    final Map<Character, List<Stem<T>>> stems = new HashMap<>();
    Entry<T> entry;
  }

  private final Node<T> root = new Node<>();
  private final Map<String, Entry<T>> phrases = new HashMap<>();
  private final List<String> starred = new ArrayList<>();
  private int longest = 1;

  /** Adds a phrase; a star at its end stands for any ending. */
  void add(String phrase, T value, Lang lang) {
    List<String> keys = Folding.keys(phrase);
    longest = Math.max(longest, keys.size());
    boolean stem = phrase.strip().endsWith("*");
    Node<T> node = root;
    for (String key : stem ? keys.subList(0, keys.size() - 1) : keys) {
      node = node.next.computeIfAbsent(key, k -> new Node<>());
    }
    if (stem) {
      String start = keys.get(keys.size() - 1);
      starred.add(String.join(" ", keys));
      node.stems
          .computeIfAbsent(start.charAt(0), first -> new ArrayList<>())
          .add(new Stem<>(start, new Entry<>(value, EnumSet.of(lang))));
      return;
    }
    if (node.entry == null) {
      node.entry = new Entry<>(value, EnumSet.of(lang));
      phrases.put(String.join(" ", keys), node.entry);
    } else if (!node.entry.value().equals(value)) {
      throw new IllegalStateException(
          "'" + phrase + "' means both " + node.entry.value() + " and " + value);
    }
    node.entry.langs().add(lang);
  }

  /** The longest phrase that begins at a word; null where none does. */
  Match<T> at(List<Word> words, int from) {
    return longest(root, words, from, from);
  }

  private Match<T> longest(Node<T> node, List<Word> words, int from, int at) {
    Match<T> best = node.entry == null ? null : match(node.entry, from, at);
    if (at == words.size()) {
      return best;
    }
    for (String form : words.get(at).forms()) {
      Node<T> next = node.next.get(form);
      Match<T> further = next == null ? null : longest(next, words, from, at + 1);
      Entry<T> ending = further == null ? ending(node, form) : null;
      Match<T> found = ending == null ? further : match(ending, from, at + 1);
      if (found != null && (best == null || found.to() > best.to())) {
        best = found;
      }
    }
    return best;
  }

  private static <T> Match<T> match(Entry<T> entry, int from, int to) {
    return new Match<>(entry.value(), entry.langs(), from, to);
  }

  private static <T> Entry<T> ending(Node<T> node, String form) {
    if (form.isEmpty() || node.stems.isEmpty()) {
      return null;
    }
    for (Stem<T> stem : node.stems.getOrDefault(form.charAt(0), List.of())) {
      if (form.startsWith(stem.start())) {
        return stem.entry();
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
    Stream<String> stars =
        starred.stream().map(start -> start.indexOf(' ') < 0 ? start + "*" : start);
    return Stream.concat(phrases.keySet().stream(), stars)
        .flatMap(phrase -> Stream.of(phrase.split(" ")));
  }
}

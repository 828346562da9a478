package org.jarshy.gateway.keyword;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads the word lists beside this class: {@code HEAD WORDS: phrase | phrase}, # comments. */
final class WordLists {

  private WordLists() {}

  /**
   * @param line takes the words before the colon and each phrase after it
   */
  static void read(String name, BiConsumer<List<String>, String> line) {
    try (InputStream in = WordLists.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the word list " + name + " is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        int colon = text.indexOf(':');
        if (colon > 0 && !text.startsWith("#")) {
          List<String> head = List.of(text.substring(0, colon).strip().split(" +"));
          for (String phrase : text.substring(colon + 1).split("\\|")) {
            line.accept(head, phrase.strip());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All words of a list, folded, whatever their heads. */
  static Set<String> readWords(String name) {
    Set<String> words = new HashSet<>();
    read(name, (head, phrase) -> words.addAll(Folding.keys(phrase)));
    return Set.copyOf(words);
  }
}

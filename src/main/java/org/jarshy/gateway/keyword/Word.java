package org.jarshy.gateway.keyword;

import java.util.List;
import java.util.Set;

/**
 * One word of a text, in every way it may be read.
 *
 * @param forms folded readings, most likely first: as typed, with look-alike letters put right, and
 *     Latin typing read by its sound
 * @param kazakh true where it has a letter that only Kazakh has
 * @param latin true where it was typed in Latin letters alone
 * @param typed its letters in lower case, with the soft signs that no reading keeps
 */
record Word(List<String> forms, boolean kazakh, boolean latin, String typed) {

  Word {
    forms = List.copyOf(forms);
  }

  /** The reading of that rank, or the last there is. */
  String form(int rank) {
    return forms.get(Math.min(rank, forms.size() - 1));
  }

  /** How many ways there are to read some words, {@code to} not included. */
  static int readings(List<Word> words, int from, int to) {
    int most = 1;
    for (int i = from; i < to; i++) {
      most = Math.max(most, words.get(i).forms().size());
    }
    return most;
  }

  /** Is one of its readings among these? */
  boolean isOneOf(Set<String> folded) {
    return forms.stream().anyMatch(folded::contains);
  }

  boolean isNumber() {
    return form(0).chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

package org.jarshy.gateway.keyword;

import java.util.List;
import org.jarshy.gateway.kernel.Place;

/**
 * What a text asks about that is no keyword: the words that carry its meaning, and where.
 *
 * @param words each in every way it may be read, folded, most likely first; of the first 40 words
 *     of the text, without courtesies, names of places and small words
 * @param places named in the text, in their order
 */
public record Question(List<List<String>> words, List<Place> places) {

  public Question {
    words = List.copyOf(words);
    places = List.copyOf(places);
  }
}

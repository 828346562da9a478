package org.jarshy.gateway.lookup;

import java.time.Instant;
import java.util.List;

/** What a keyword has to say to a question; the words around it are the caller's. */
public sealed interface Told {

  /** It does not answer any more: expired, cancelled, or never approved. */
  record Gone() implements Told {}

  /** The same text for everybody. */
  record Fixed(String text) implements Told {}

  /** One row in words. @param line its place in the file, which names it */
  record Row(int line, String text) {}

  /**
   * @param rows in the order of the file; at least one, at most {@link #MOST}
   */
  record Rows(List<Row> rows, Instant updated) implements Told {
    public static final int MOST = 100;
  }

  /** No row, or no answer of the web, is about this. */
  record Nothing(Instant updated) implements Told {}

  /** What must be asked with. */
  enum Lack {
    PLACE,
    WORDS,
    NUMBER,
    IMEI,
    /** The last digit does not fit the others. */
    IMEI_WRONG
  }

  /** The question is missing. @param word by which the keyword is called */
  record Ask(Lack lack, String word) implements Told {}

  /** Too little of a name to ask with. */
  record TooShort(int letters, int words) implements Told {}

  /** More persons than are told; none is. */
  record TooMany(int most) implements Told {}

  /** The web is being asked; ask again then. */
  record NotYet(Instant until) implements Told {}

  /** The last good answer of the web. */
  record Fetched(String text, Instant at) implements Told {}

  /** The web does not answer, and never did. */
  record Unavailable() implements Told {}
}

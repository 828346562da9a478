package org.jarshy.gateway.lookup;

import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;

/**
 * What is asked of a keyword.
 *
 * @param query the text behind the word, as typed; may be empty
 * @param home where they are, if that is known; else null
 */
public record Question(Lang lang, String query, Place home) {

  /** More is not read; what is kept of a question has to have an end. */
  public static final int MAX_QUERY_CHARS = 80;

  public Question {
    query = query.length() > MAX_QUERY_CHARS ? query.substring(0, MAX_QUERY_CHARS) : query;
  }

  @Override
  public String toString() {
    return "Question[lang=" + lang + "]";
  }
}

package org.jarshy.gateway.keyword;

import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.lookup.OperatorKeyword;

/** Lets an operator see what a citizen would get, before anybody does. */
public interface TryWords {

  /**
   * The answer to a text.
   *
   * @param keyword in any state; answers as if it were approved
   * @param text as a citizen would send it, the word included
   * @param lang of the reader
   * @return what would be sent; or, where this keyword would not answer, why
   */
  Tried answer(OperatorKeyword keyword, String text, Lang lang);

  /**
   * @param answers false where {@code words} say why the keyword would not answer
   */
  record Tried(boolean answers, String words) {}
}

package org.jarshy.gateway.lookup;

import java.util.Optional;
import java.util.Set;

/**
 * Which words have a meaning already. Whoever reads citizens' texts implements it: only there is
 * known what they are understood to mean.
 */
public interface TakenWords {

  /**
   * Why a word may not be an operator's, as the end of a sentence that begins with it: {@code "is
   * understood as СТОП, which opts out"}; empty where it is free.
   */
  Optional<String> objection(String word);

  /** Everything a word is taken for, folded: two words that share one are the same to a reader. */
  Set<String> keys(String word);

  /** True where a slip of a thumb turns one into the other. */
  boolean alike(String word, String other);
}

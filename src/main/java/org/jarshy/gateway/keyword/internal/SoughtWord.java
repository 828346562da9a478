package org.jarshy.gateway.keyword.internal;

import java.util.BitSet;
import java.util.List;
import org.apache.lucene.index.Term;

/**
 * A word of a question, as an index knows it.
 *
 * @param terms that it may mean; empty where the index knows no such word
 * @param holders numbers of the items that have one of them
 * @param exact false where they are only one slip away
 */
record SoughtWord(List<Term> terms, BitSet holders, boolean exact) {

  /** A word of fewer letters is not taken for another. */
  static final int MAY_SLIP = 5;
}

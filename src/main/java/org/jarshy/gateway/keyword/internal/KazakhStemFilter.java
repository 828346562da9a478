package org.jarshy.gateway.keyword.internal;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Lucene has no stemmer for Kazakh; this is {@link KazakhStemmer} for folded words. */
final class KazakhStemFilter extends TokenFilter {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  KazakhStemFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    String stem = KazakhStemmer.stem(term.toString());
    term.setEmpty().append(stem);
    return true;
  }
}

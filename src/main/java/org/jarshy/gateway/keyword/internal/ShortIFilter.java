package org.jarshy.gateway.keyword.internal;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Gives folded Russian words back the й that folding made и, at their end after a vowel: by it the
 * stemmer knows the endings of adjectives (новый) and plurals (людей).
 */
final class ShortIFilter extends TokenFilter {

  private static final String VOWELS = "аеиоуыэюя";

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  ShortIFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    int last = term.length() - 1;
    char[] letters = term.buffer();
    if (last > 1 && letters[last] == 'и' && VOWELS.indexOf(letters[last - 1]) >= 0) {
      letters[last] = 'й';
    }
    return true;
  }
}

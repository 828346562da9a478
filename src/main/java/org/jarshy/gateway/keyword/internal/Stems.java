package org.jarshy.gateway.keyword.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jarshy.gateway.kernel.Lang;

/**
 * Stems of folded words in one language; texts and questions get the same. Any thread: Lucene keeps
 * the working parts of an analyzer by thread.
 */
final class Stems extends Analyzer {

  private final Lang lang;

  Stems(Lang lang) {
    this.lang = lang;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new WhitespaceTokenizer();
    TokenStream stems =
        switch (lang) {
          case KK -> new KazakhStemFilter(words);
          case RU -> new RussianLightStemFilter(new ShortIFilter(words));
          case EN -> new KStemFilter(words);
        };
    return new TokenStreamComponents(words, stems);
  }

  /** The stem of each word, in their order. @param words without white space */
  List<String> of(List<String> words) {
    List<String> stems = new ArrayList<>(words.size());
    try (TokenStream stream = tokenStream(lang.code(), String.join(" ", words))) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        stems.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stems;
  }
}

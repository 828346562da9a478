package org.jarshy.gateway.keyword;

import java.util.List;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.keyword.PhraseBook.Match;

/** Guesses the language of words that no keyword tells it of. */
final class Tongues {

  private final PhraseBook<Lang> everyday = new PhraseBook<>();

  Tongues() {
    WordLists.read(
        "tongues.txt",
        (head, phrase) -> {
          Lang lang = Lang.valueOf(head.get(0));
          everyday.add(phrase, lang, lang);
        });
  }

  /** Null where nothing tells: a bare number, a script that is neither. */
  Lang of(List<Word> words) {
    if (words.stream().anyMatch(Word::kazakh)) {
      return Lang.KK;
    }
    List<Match<Lang>> known = everyday.all(words);
    if (!known.isEmpty()) {
      return known.get(0).value();
    }
    if (words.stream().anyMatch(Word::latin)) {
      return Lang.EN;
    }
    return words.stream().allMatch(Word::isNumber) ? null : Lang.RU;
  }
}

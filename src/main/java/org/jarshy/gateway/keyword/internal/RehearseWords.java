package org.jarshy.gateway.keyword.internal;

import java.util.List;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.keyword.AliasBook;
import org.jarshy.gateway.keyword.AliasBook.Hit;
import org.jarshy.gateway.keyword.Intent;
import org.jarshy.gateway.keyword.TryWords;
import org.jarshy.gateway.keyword.Understanding;
import org.jarshy.gateway.keyword.Understood;
import org.jarshy.gateway.lookup.Lookups;
import org.jarshy.gateway.lookup.OperatorKeyword;
import org.jarshy.gateway.lookup.Question;
import org.jarshy.gateway.lookup.Told;

/** The answer that a citizen would get, by the same words and the same size. */
final class RehearseWords implements TryWords {

  private final Understanding understanding;
  private final Lookups lookups;
  private final Catalogue catalogue;

  RehearseWords(Understanding understanding, Lookups lookups, Catalogue catalogue) {
    this.understanding = understanding;
    this.lookups = lookups;
    this.catalogue = catalogue;
  }

  @Override
  public Tried answer(OperatorKeyword keyword, String text, Lang lang) {
    AliasBook<Boolean> words = new AliasBook<>();
    keyword.definition().words().values().stream()
        .flatMap(List::stream)
        .forEach(word -> words.add(word, true));
    Hit<Boolean> hit = words.at(text);
    Understood meant = understanding.understand(text);
    if (meant.intent() == Intent.STOP || (hit == null && meant.intent() != Intent.NONE)) {
      return new Tried(
          false, "This text is understood as " + meant.intent() + ", before anything else.");
    }
    if (hit == null) {
      return new Tried(false, "This text does not begin with a word of this keyword.");
    }
    Told told = lookups.rehearse(keyword.id(), new Question(lang, hit.rest(), null));
    if (told instanceof Told.Gone) {
      return new Tried(false, "There is no table to answer from yet.");
    }
    if (told instanceof Told.NotYet) {
      told = new Told.Unavailable();
    }
    AnswerRequest request = AnswerRequest.of(Answer.WORD, lang);
    return new Tried(true, new WordPage(catalogue, request).of(told, Shown.NOTHING).text());
  }
}

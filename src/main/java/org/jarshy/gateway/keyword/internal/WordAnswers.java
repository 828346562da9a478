package org.jarshy.gateway.keyword.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.lookup.Lookups;
import org.jarshy.gateway.lookup.Question;
import org.jarshy.gateway.lookup.Told;

/**
 * Takes a question to an operator's keyword, and gives it words when it is sent. Between the two it
 * is sealed to the person who asked: names of the missing are nobody's business.
 */
final class WordAnswers {

  /** How soon a reply that waits for the web looks again. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Lookups lookups;
  private final NumberVault vault;
  private final Catalogue catalogue;
  private final Clock clock;

  WordAnswers(Lookups lookups, NumberVault vault, Catalogue catalogue, Clock clock) {
    this.lookups = lookups;
    this.vault = vault;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** The request that is stored; lets the web be asked meanwhile. */
  AnswerRequest take(OperatorWords.Heard heard, SubscriberId who, Lang lang, Place home) {
    Question question = new Question(lang, heard.query(), home);
    if (!lookups.mayAsk(heard.origin(), who, question.query())) {
      return AnswerRequest.of(Answer.WORD_LIMIT, lang);
    }
    lookups.prepare(heard.origin(), question.query());
    byte[] sealed = vault.seal(question.query(), place(who));
    return AnswerRequest.of(Answer.WORD, lang)
        .about(home, null)
        .word(
            new AskedWord(
                heard.origin(), Base64.getUrlEncoder().withoutPadding().encodeToString(sealed)));
  }

  /** What is said now; empty while the web is being asked. */
  Optional<Page> page(AnswerRequest request, SubscriberId who) {
    if (request.word() == null) {
      return Optional.of(new WordPage(catalogue, request).of(new Told.Gone(), request.shown()));
    }
    String query =
        vault.open(Base64.getUrlDecoder().decode(request.word().sealedQuery()), place(who));
    Told told =
        lookups.tell(request.word().origin(), new Question(request.lang(), query, request.place()));
    return told instanceof Told.NotYet
        ? Optional.empty()
        : Optional.of(new WordPage(catalogue, request).of(told, request.shown()));
  }

  Instant lookAgain() {
    return clock.instant().plus(LOOK_AGAIN);
  }

  private static String place(SubscriberId who) {
    return "reply|" + who.value();
  }
}

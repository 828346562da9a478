package org.jarshy.gateway.keyword.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.CheckCodes;
import org.jarshy.gateway.bulletin.CheckCodes.Checked;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.keyword.Intent;
import org.jarshy.gateway.keyword.Understood;
import org.jarshy.gateway.subscriber.Subscriber;

/**
 * Is this text yours? Ten tries a day for a number, then silence: a guesser must not learn what
 * codes there are.
 */
final class CheckQuestions {

  static final int TRIES_A_DAY = 10;

  private static final Duration DAY = Duration.ofDays(1);

  /** A text of ours, forwarded with its code and no keyword, reads like one of these. */
  private static final Set<Intent> FORWARDED =
      EnumSet.of(
          Intent.NONE,
          Intent.NEWS,
          Intent.CURFEW,
          Intent.PROXY,
          Intent.HOTLINE,
          Intent.SITES,
          Intent.RIGHTS,
          Intent.CITY,
          Intent.HELP);

  /** Fewer before a code are a question with a number in it. */
  private static final int FEW_LETTERS = 12;

  private final CheckCodes codes;
  private final Bulletins bulletins;

  CheckQuestions(CheckCodes codes, Bulletins bulletins) {
    this.codes = codes;
    this.bulletins = bulletins;
  }

  /** Does it ask about a code, by the keyword or by being a text with a code under it? */
  boolean asks(String text, Understood meant) {
    if (meant.intent() == Intent.CHECK) {
      return true;
    }
    if (!FORWARDED.contains(meant.intent())) {
      return false;
    }
    CodeInText found = CodeInText.of(text);
    if (meant.intent() == Intent.NONE && found.digits() && PastedWords.onlyAsk(text)) {
      return true; // a digit too few or too many
    }
    return found.printed() && hasLetters(found.words());
  }

  private static boolean isText(String text) {
    return hasLetters(text) && !PastedWords.onlyAsk(text);
  }

  private static boolean hasLetters(String text) {
    return text.codePoints().filter(Character::isLetter).count() >= FEW_LETTERS;
  }

  /** Empty for silence. */
  Optional<AnswerRequest> answer(
      String text, Subscriber who, Conversation talk, Lang lang, Instant now) {
    CodeInText asked = CodeInText.of(text);
    if (!asked.digits() || (asked.code() == null && isText(text))) {
      // A text without its code can be true or false; "do not trust it" would be a guess.
      return Optional.of(AnswerRequest.of(Answer.CHECK_HOW, lang));
    }
    if (talk.checks.since(now.minus(DAY)) >= TRIES_A_DAY) {
      return Optional.empty();
    }
    talk.checks.add(now.minus(DAY), now);
    Optional<Checked> found =
        asked.code() == null ? Optional.empty() : codes.look(asked.code(), who.id());
    // What was never given, what is erased and what is no code are answered alike.
    List<String> item = found.map(f -> List.of(compared(f, asked).encode())).orElse(List.of());
    return Optional.of(AnswerRequest.of(Answer.CHECK, lang).naming(item));
  }

  private AskedCode compared(Checked found, CodeInText asked) {
    Bulletin bulletin = bulletins.find(found.bulletin()).orElseThrow();
    String ours =
        found.personal() ? bulletin.correctionFor(found.lang()) : bulletin.textFor(found.lang());
    return new AskedCode(found, PastedWords.of(asked.words(), ours, found.lang()));
  }

  /** By area alone; does nothing for answers about anything else. */
  void count(AnswerRequest answer, String area) {
    if (answer.answer() == Answer.CHECK) {
      codes.count(
          answer.found().isEmpty()
              ? null
              : AskedCode.decode(answer.found().get(0)).found().bulletin(),
          area);
    }
  }
}

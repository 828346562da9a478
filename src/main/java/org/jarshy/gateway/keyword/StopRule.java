package org.jarshy.gateway.keyword;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who might have meant to opt out without saying it exactly. An opt-out itself is an exact word,
 * alone or with courtesies; nothing here ever makes one.
 */
final class StopRule {

  private static final int LONGEST_REQUEST = 6;
  private static final int LONGEST_WITH_STOP = 4;
  private static final Set<String> NEGATIONS =
      Folding.keySet("не", "нет", "no", "not", "dont", "never", "жоқ", "емес", "without", "без");

  /** Opt-out words that are seldom part of another wish; "end of curfew" is one. */
  private static final Set<String> PLAIN_STOPS =
      Folding.keySet(
          "stop", "stopall", "unsubscribe", "optout", "стоп", "отписка", "тоқта", "тоқтату");

  private final Lexicon lexicon;
  private final List<String> stopWords;

  StopRule(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.stopWords = lexicon.stopWords().stream().filter(w -> w.length() >= 4).toList();
  }

  /**
   * @param words without courtesies, and not an opt-out
   */
  boolean isNear(List<Word> words) {
    if (words.size() == 1) {
      return words.get(0).forms().stream().anyMatch(this::oneSlipFromStop) || asksToStop(words);
    }
    if (words.size() <= LONGEST_WITH_STOP && beginsOrEndsWithStop(words)) {
      return !denies(words);
    }
    return words.size() <= LONGEST_REQUEST && asksToStop(words);
  }

  private boolean asksToStop(List<Word> words) {
    return !lexicon.stopQuestions.all(words).isEmpty()
        || !lexicon.stopQuestionsTogether.in(words).isEmpty();
  }

  private static boolean beginsOrEndsWithStop(List<Word> words) {
    return Stream.of(words.get(0), words.get(words.size() - 1))
        .anyMatch(w -> w.isOneOf(PLAIN_STOPS));
  }

  /** Says no to something: a word of a wish beside it is no such wish. */
  static boolean denies(List<Word> words) {
    return words.stream().anyMatch(word -> word.isOneOf(NEGATIONS));
  }

  private boolean oneSlipFromStop(String form) {
    String calm = form.replaceAll("(.)\\1{2,}", "$1");
    return stopWords.stream().anyMatch(stop -> stop.equals(calm) || Slips.oneApart(stop, calm));
  }
}

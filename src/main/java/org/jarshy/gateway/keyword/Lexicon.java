package org.jarshy.gateway.keyword;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Script;

/** Every word that has a meaning to us, from the word lists; read once. */
final class Lexicon {

  private static final String YES = "YES";
  private static final int LONG_STEM = 8;
  private static final String BRIEF = "BRIEF";
  private static final String FIRST = "FIRST";
  private static final String SECOND = "SECOND";

  /** The reach of words that mean something in one text, though others stand between. */
  static final String TOGETHER = "together";

  /** What a keyword means. */
  record Sense(Intent intent, Nuance nuance) {}

  final PhraseBook<Sense> whole = new PhraseBook<>();
  final PhraseBook<Intent> leading = new PhraseBook<>();
  final PhraseBook<Intent> anywhere = new PhraseBook<>();
  final Combinations<Intent> together = new Combinations<>();
  final PhraseBook<HelpTopic> topics = new PhraseBook<>();
  final Combinations<HelpTopic> topicsTogether = new Combinations<>();
  final PhraseBook<Lang> languages = new PhraseBook<>();
  final PhraseBook<Script> scripts = new PhraseBook<>();
  final PhraseBook<Boolean> courtesies = new PhraseBook<>();
  final PhraseBook<Boolean> stopQuestions = new PhraseBook<>();
  final Combinations<Boolean> stopQuestionsTogether = new Combinations<>();
  final PhraseBook<Boolean> fillers = new PhraseBook<>();
  final PhraseBook<Boolean> languageTalk = new PhraseBook<>();

  /** Phrases with a word of ours in them that mean something else. */
  final PhraseBook<Boolean> innocent = new PhraseBook<>();

  /** What only machines and advertisers write. */
  final PhraseBook<Boolean> machines = new PhraseBook<>();

  /** What people say to those they know. */
  final PhraseBook<Boolean> toFriends = new PhraseBook<>();

  /** Opt-out words with a soft sign, which folding drops: without it they are misspelt. */
  private final Map<String, String> softStops = new HashMap<>();

  final PhraseBook<Boolean> brief = new PhraseBook<>();

  Lexicon() {
    WordLists.read("keywords.txt", (head, phrase) -> keyword(head.get(0), head, phrase));
    WordLists.read("topics.txt", this::topic);
    WordLists.read(
        "languages.txt",
        (head, phrase) -> {
          Lang chosen = Lang.valueOf(head.get(0));
          languages.add(phrase, chosen, chosen);
        });
    WordLists.read(
        "scripts.txt",
        (head, phrase) -> scripts.add(phrase, Script.valueOf(head.get(0)), lang(head.get(1))));
    WordLists.read("courtesies.txt", (head, phrase) -> truth(courtesies, head.get(0), phrase));
    WordLists.read("stop-questions.txt", this::stopQuestion);
    WordLists.read("fillers.txt", (head, phrase) -> truth(fillers, head.get(0), phrase));
    WordLists.read("language-talk.txt", (h, phrase) -> truth(languageTalk, h.get(0), phrase));
    WordLists.read("innocent.txt", (head, phrase) -> truth(innocent, head.get(0), phrase));
    WordLists.read("machines.txt", (head, phrase) -> truth(machines, head.get(0), phrase));
    WordLists.read("to-friends.txt", (h, phrase) -> truth(toFriends, h.get(0), phrase));
    WordLists.read("brief.txt", (head, phrase) -> truth(brief, head.get(0), phrase));
  }

  private void stopQuestion(List<String> head, String phrase) {
    if (head.contains(TOGETHER)) {
      stopQuestionsTogether.add(phrase, true, lang(head.get(0)));
    } else {
      truth(stopQuestions, head.get(0), phrase);
    }
  }

  private void topic(List<String> head, String phrase) {
    HelpTopic topic = HelpTopic.valueOf(head.get(0));
    if (head.get(1).equals(TOGETHER)) {
      topicsTogether.add(phrase, topic, lang(head.get(2)));
    } else {
      topics.add(phrase, topic, lang(head.get(1)));
    }
  }

  private void keyword(String meaning, List<String> head, String phrase) {
    Lang lang = lang(head.get(2));
    Nuance nuance =
        switch (meaning) {
          case YES -> Nuance.YES;
          case BRIEF -> Nuance.BRIEF;
          case FIRST -> Nuance.FIRST;
          case SECOND -> Nuance.SECOND;
          default -> Nuance.PLAIN;
        };
    Intent intent = meaning(head);
    switch (head.get(1)) {
      case "whole" -> whole.add(phrase, new Sense(intent, nuance), lang);
      case "leading" -> {
        whole.add(phrase, new Sense(intent, nuance), lang);
        leading.add(phrase, intent, lang);
      }
      case "anywhere" -> anywhere.add(phrase, intent, lang);
      case TOGETHER -> together.add(phrase, intent, lang);
      default -> throw new IllegalStateException("no reach of a keyword: " + head);
    }
    if (intent == Intent.STOP && phrase.indexOf('ь') >= 0) {
      softStops.put(Folding.keys(phrase).get(0), phrase);
    }
  }

  /** Of a line of the keywords: what its first word means. */
  static Intent meaning(List<String> head) {
    return switch (head.get(0)) {
      case YES -> Intent.START;
      case BRIEF -> Intent.NEWS;
      case FIRST, SECOND -> Intent.NONE;
      default -> Intent.valueOf(head.get(0));
    };
  }

  private static void truth(PhraseBook<Boolean> book, String code, String phrase) {
    book.add(phrase, true, lang(code));
  }

  private static Lang lang(String code) {
    return Lang.of(code).orElseThrow(() -> new IllegalStateException("no language " + code));
  }

  /** Every word that combines to something with others; a star at its end for any ending. */
  Stream<String> combinedWords() {
    return Stream.of(together, topicsTogether, stopQuestionsTogether)
        .flatMap(combinations -> combinations.words().stream());
  }

  /** Every word of a phrase, whatever it means; a star at its end for any ending. */
  Stream<String> phraseWords() {
    Stream<PhraseBook<?>> books =
        Stream.of(
            whole,
            leading,
            anywhere,
            topics,
            languages,
            courtesies,
            stopQuestions,
            fillers,
            languageTalk,
            scripts,
            brief,
            innocent,
            machines);
    return books.flatMap(PhraseBook::words);
  }

  /** Words that a misspelt one may be meant to be; what opts out is never guessed. */
  Stream<String> meantWords() {
    Set<String> stops = stopWords();
    return Stream.of(
            whole.words(),
            leading.words(),
            anywhere.words(),
            topics.words().filter(Lexicon::isWholeOrLong),
            languages.words(),
            scripts.words(),
            combinedWords().filter(Lexicon::isWholeOrLong))
        .flatMap(words -> words)
        .filter(word -> !stops.contains(word));
  }

  /** Words of daily life: with any ending, a short one is a slip from too many others. */
  private static boolean isWholeOrLong(String word) {
    return !word.endsWith("*") || word.length() > LONG_STEM;
  }

  /** Nothing but words that opt out, as in "Отписка: СТОП", which we tell people to send. */
  boolean isOnlyStops(List<Word> words) {
    return words.stream()
        .map(word -> whole.whole(List.of(word)))
        .allMatch(m -> m != null && m.value().intent() == Intent.STOP);
  }

  /** Is it spelt as the list has it? */
  boolean isExactStop(List<Word> words) {
    return words.stream()
        .allMatch(w -> w.latin() || w.typed().equals(softStops.getOrDefault(w.form(0), w.typed())));
  }

  /** Folded words that opt out when they stand alone. */
  Set<String> stopWords() {
    return whole.keysOf(sense -> sense.intent() == Intent.STOP);
  }

  /** The only language of a match, or null where it is a word of several. */
  static Lang onlyOne(Set<Lang> langs) {
    return langs.size() == 1 ? langs.iterator().next() : null;
  }
}

package org.jarshy.gateway.keyword;

import java.util.List;
import java.util.Set;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.Lang;

/** Every word that has a meaning to us, from the word lists; read once. */
final class Lexicon {

  private static final String YES = "YES";

  /** What a keyword means. */
  record Sense(Intent intent, Nuance nuance) {}

  final PhraseBook<Sense> whole = new PhraseBook<>();
  final PhraseBook<Intent> leading = new PhraseBook<>();
  final PhraseBook<Intent> anywhere = new PhraseBook<>();
  final PhraseBook<HelpTopic> topics = new PhraseBook<>();
  final PhraseBook<Lang> languages = new PhraseBook<>();
  final PhraseBook<Boolean> courtesies = new PhraseBook<>();
  final PhraseBook<Boolean> stopQuestions = new PhraseBook<>();
  final PhraseBook<Boolean> fillers = new PhraseBook<>();

  Lexicon() {
    WordLists.read("keywords.txt", (head, phrase) -> keyword(head.get(0), head, phrase));
    WordLists.read(
        "topics.txt",
        (head, phrase) -> topics.add(phrase, HelpTopic.valueOf(head.get(0)), lang(head.get(1))));
    WordLists.read(
        "languages.txt",
        (head, phrase) -> {
          Lang chosen = Lang.valueOf(head.get(0));
          languages.add(phrase, chosen, chosen);
        });
    WordLists.read("courtesies.txt", (head, phrase) -> truth(courtesies, head.get(0), phrase));
    WordLists.read("stop-questions.txt", (h, phrase) -> truth(stopQuestions, h.get(0), phrase));
    WordLists.read("fillers.txt", (head, phrase) -> truth(fillers, head.get(0), phrase));
  }

  private void keyword(String meaning, List<String> head, String phrase) {
    Lang lang = lang(head.get(2));
    Nuance nuance = meaning.equals(YES) ? Nuance.YES : Nuance.PLAIN;
    Intent intent = meaning.equals(YES) ? Intent.START : Intent.valueOf(meaning);
    switch (head.get(1)) {
      case "whole" -> whole.add(phrase, new Sense(intent, nuance), lang);
      case "leading" -> {
        whole.add(phrase, new Sense(intent, nuance), lang);
        leading.add(phrase, intent, lang);
      }
      case "anywhere" -> anywhere.add(phrase, intent, lang);
      default -> throw new IllegalStateException("whole, leading or anywhere, not " + head);
    }
  }

  private static void truth(PhraseBook<Boolean> book, String code, String phrase) {
    book.add(phrase, true, lang(code));
  }

  private static Lang lang(String code) {
    return Lang.of(code).orElseThrow(() -> new IllegalStateException("no language " + code));
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

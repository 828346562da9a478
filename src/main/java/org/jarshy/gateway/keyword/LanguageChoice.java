package org.jarshy.gateway.keyword;

import java.util.List;
import java.util.Set;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.keyword.Lexicon.Sense;
import org.jarshy.gateway.keyword.PhraseBook.Match;

/** Which language somebody asks to be answered in: a word for one, and only talk of it around. */
final class LanguageChoice {

  private static final int LONGEST = 9;

  // Before the language in Russian and English, after it in Kazakh.
  private static final Set<String> NOT_BEFORE = Folding.keySet("не", "not", "dont", "cant");
  private static final Set<String> NOT_AFTER =
      Folding.keySet("түсінбеймін", "білмеймін", "түсінбейм", "білмейм", "емес", "түсінбедім");

  private final Lexicon lexicon;

  LanguageChoice(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Null where no language is chosen. */
  Understood in(List<Word> core) {
    List<Match<Lang>> named = lexicon.languages.all(core);
    if (named.isEmpty() || core.size() > LONGEST || !isOnlyTalkOfLanguage(core)) {
      return null;
    }
    List<Lang> wanted =
        named.stream()
            .filter(match -> !isRefused(match, named, core))
            .map(Match::value)
            .distinct()
            .toList();
    // "I know no Kazakh" alone does not say which one they know.
    Lang chosen = wanted.isEmpty() ? null : wanted.get(wanted.size() - 1);
    return new Understood(Intent.LANG, null, null, null, null, chosen);
  }

  private boolean isOnlyTalkOfLanguage(List<Word> core) {
    List<Word> around = lexicon.languages.removedFrom(core);
    List<Word> rest = lexicon.fillers.removedFrom(lexicon.languageTalk.removedFrom(around));
    return rest.stream()
        .map(w -> lexicon.whole.whole(List.of(w)))
        .allMatch(m -> m != null && isLanguage(m.value()));
  }

  private static boolean isLanguage(Sense sense) {
    return sense.intent() == Intent.LANG;
  }

  /** The first language after a Russian "not", or the last before a Kazakh one. */
  private static boolean isRefused(Match<Lang> match, List<Match<Lang>> named, List<Word> core) {
    int at = named.indexOf(match);
    int since = at == 0 ? 0 : named.get(at - 1).to();
    int until = at == named.size() - 1 ? core.size() : named.get(at + 1).from();
    return anyOf(core.subList(since, match.from()), NOT_BEFORE)
        || anyOf(core.subList(match.to(), until), NOT_AFTER);
  }

  private static boolean anyOf(List<Word> words, Set<String> wanted) {
    return words.stream().anyMatch(word -> word.isOneOf(wanted));
  }
}

package org.jarshy.gateway.keyword;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.lookup.CitizenWords;
import org.jarshy.gateway.lookup.TakenWords;

/**
 * Tells {@code lookup} how citizens' words are read, and which of them are taken: by a keyword of
 * ours, in any spelling that we understand, or by something so like one that people would get the
 * wrong answer. Opting out has the widest berth.
 */
public final class ReadWords implements CitizenWords, TakenWords {

  /** A slip within shorter words is another word more often than a slip. */
  private static final int SLIP_LETTERS = 5;

  private static final int SLIP_LETTERS_OF_STOP = 4;

  /** What people answer to a question of ours. */
  private static final List<String> REPLIES = List.of("нет", "жоқ", "no", "не");

  private record BuiltIn(String phrase, String key, Intent intent) {}

  private final Understanding understanding;
  private final PlaceForms places;
  private final List<BuiltIn> builtIns = new ArrayList<>();
  private final PhraseBook<String> small = new PhraseBook<>();

  public ReadWords(Understanding understanding) {
    this.understanding = understanding;
    this.places = understanding.places;
    WordLists.read("keywords.txt", (head, phrase) -> add(head, phrase, Lexicon.meaning(head)));
    WordLists.read("topics.txt", (head, phrase) -> add(head, phrase, Intent.HOTLINE));
    WordLists.read("languages.txt", (head, phrase) -> add(phrase, Intent.LANG));
    for (String list : List.of("courtesies.txt", "fillers.txt")) {
      WordLists.read(list, (head, phrase) -> aside(phrase));
    }
    REPLIES.forEach(this::aside);
  }

  /** Words that only mean something together leave each of them free. */
  private void add(List<String> head, String phrase, Intent intent) {
    if (!head.contains(Lexicon.TOGETHER)) {
      add(phrase, intent);
    }
  }

  private void add(String phrase, Intent intent) {
    String key = String.join(" ", Folding.keys(phrase));
    builtIns.add(new BuiltIn(phrase.replace("*", "").strip(), key, intent));
  }

  private void aside(String phrase) {
    String key = String.join(" ", Folding.keys(phrase));
    if (small.at(Folding.words(phrase), 0) == null && !key.isEmpty()) {
      small.add(phrase, phrase, Lang.RU);
    }
  }

  @Override
  public List<String> readings(String text) {
    return List.copyOf(readings(Folding.words(text)));
  }

  /** Every reading of words in their order, each once. */
  static Set<String> readings(List<Word> words) {
    Set<String> readings = new LinkedHashSet<>();
    if (!words.isEmpty()) {
      int most = Word.readings(words, 0, words.size());
      for (int rank = 0; rank < most; rank++) {
        StringBuilder key = new StringBuilder();
        for (Word word : words) {
          key.append(key.isEmpty() ? "" : " ").append(word.form(rank));
        }
        readings.add(key.toString());
      }
    }
    return readings;
  }

  @Override
  public Optional<Place> place(String text) {
    return Optional.ofNullable(places.find(Folding.words(text))).map(PlaceForms.Match::place);
  }

  @Override
  public Set<String> keys(String word) {
    return new HashSet<>(readings(word));
  }

  @Override
  public boolean alike(String word, String other) {
    return Math.min(word.length(), other.length()) >= SLIP_LETTERS && Slips.oneApart(word, other);
  }

  @Override
  public Optional<String> objection(String word) {
    List<Word> words = Folding.words(word);
    if (words.isEmpty()) {
      return Optional.of("has no letter to understand");
    }
    Optional<String> known = sameAs(words);
    if (known.isPresent()) {
      return known;
    }
    if (places.find(words) != null) {
      return Optional.of(
          "names a place (%s), which is remembered as where people are"
              .formatted(places.find(words).place().name(Lang.RU)));
    }
    Understood meant = understanding.understand(word);
    if (meant.intent() != Intent.NONE) {
      return Optional.of("is understood as " + meant.intent() + " already");
    }
    if (meant.nuance() == Nuance.NEAR_STOP) {
      return Optional.of("looks like a wish to opt out, such as СТОП");
    }
    if (small.at(words, 0) != null) {
      return Optional.of(
          "begins with '%s', a small word or a courtesy that is left out when a text is read"
              .formatted(small.at(words, 0).value()));
    }
    return alikeTo(words);
  }

  private Optional<String> sameAs(List<Word> words) {
    Set<String> keys = readings(words);
    for (BuiltIn own : builtIns) {
      for (String key : keys) {
        if (key.equals(own.key)) {
          return Optional.of("is understood as %s, which is %s".formatted(shown(own), own.intent));
        }
        if (own.key.startsWith(key + " ")) {
          return Optional.of("begins the words %s, which are %s".formatted(shown(own), own.intent));
        }
      }
    }
    Understood meant = understandingOf(words);
    if (meant.intent() != Intent.NONE) {
      for (BuiltIn own : builtIns) {
        if (own.intent == meant.intent() && keys.stream().anyMatch(k -> holds(k, own.key))) {
          return Optional.of("holds %s, which is %s".formatted(shown(own), own.intent));
        }
      }
    }
    return Optional.empty();
  }

  private Understood understandingOf(List<Word> words) {
    return understanding.understand(String.join(" ", readings(words).iterator().next()));
  }

  private static boolean holds(String key, String own) {
    return (" " + key + " ").contains(" " + own);
  }

  /** A slip away from a word of ours: what is meant for us would go to the operator's, or back. */
  private Optional<String> alikeTo(List<Word> words) {
    for (Word word : words) {
      for (String form : word.forms()) {
        for (BuiltIn own : builtIns) {
          boolean stop = own.intent == Intent.STOP;
          int least = stop ? SLIP_LETTERS_OF_STOP : SLIP_LETTERS;
          boolean judged = stop || words.size() == 1;
          if (judged
              && own.key.length() >= least
              && form.length() >= least - 1
              && Slips.oneApart(own.key, form)) {
            return Optional.of(
                "is one slip of a thumb from %s, which is %s".formatted(shown(own), own.intent));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static String shown(BuiltIn own) {
    return own.phrase.toUpperCase(Lang.KK.locale());
  }
}

package org.jarshy.gateway.keyword;

import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Script;
import org.jarshy.gateway.keyword.Lexicon.Sense;
import org.jarshy.gateway.keyword.PhraseBook.Match;

/**
 * Reads citizens' texts. Pure: needs no database, never throws.
 *
 * <p>First what the whole text is, then what it begins with, then what it mentions. Words that give
 * or withdraw consent count only as the whole text.
 */
public final class Understanding {

  private static final int CHECK_CODE_DIGITS = 8;

  /** In words; nobody asks at greater length, and what is pasted is no question. */
  private static final int LONGEST_QUESTION = 40;

  private final Lexicon lexicon = new Lexicon();
  private final ProxyApps apps = new ProxyApps();
  private final StopRule stopRule = new StopRule(lexicon);
  final PlaceForms places = new PlaceForms();
  private final Tongues tongues = new Tongues();
  private final Spelling spelling =
      new Spelling(new Vocabulary(lexicon, places, WordLists.readWords("everyday.txt")), places);
  private final LanguageChoice languages = new LanguageChoice(lexicon);
  private final Wishes wishes = new Wishes(lexicon, places);

  public Understood understand(String text) {
    List<Word> words = spelledOut(spelling.onRightKeyboard(text == null ? "" : text));
    if (words.isEmpty()) {
      boolean asks = text != null && text.indexOf('?') >= 0;
      return Understood.plain(asks ? Intent.HELP : Intent.NONE, null);
    }
    if (isCheckCode(words)) {
      return Understood.plain(Intent.CHECK, null);
    }
    Lang courteousIn = languageOf(lexicon.courtesies.all(words));
    List<Word> core = withoutRepeats(lexicon.courtesies.removedFrom(words));
    Understood found = core.isEmpty() ? null : read(core);
    if (found == null) {
      return Understood.plain(Intent.NONE, courteousIn != null ? courteousIn : tongues.of(words));
    }
    Lang spoken = words.stream().anyMatch(Word::kazakh) ? Lang.KK : courteousIn;
    Understood whole = isOfProxies(found) ? found.forApp(apps.in(words)) : found;
    return spoken == null ? whole : whole.spokenIn(spoken);
  }

  /**
   * What a text asks about, for those that {@link #understand} finds no keyword in. Nothing where
   * it is said to somebody they know.
   */
  public Question question(String text) {
    List<Word> all = spelling.onRightKeyboard(text == null ? "" : text);
    List<Word> words = all.subList(0, Math.min(all.size(), LONGEST_QUESTION));
    if (!lexicon.toFriends.all(words).isEmpty()) {
      return new Question(List.of(), List.of());
    }
    List<Word> core = lexicon.courtesies.removedFrom(words);
    return new Question(ContentWords.of(places.removedFrom(core)), places.all(core));
  }

  /** Every word of a text, folded, with a slipped keyboard put right. */
  List<Word> words(String text) {
    return spelling.onRightKeyboard(text == null ? "" : text);
  }

  /** The places that a text of ours names, in their order. */
  public List<Place> placesIn(String text) {
    return places.all(Folding.words(text));
  }

  /** Null where nothing is understood. */
  private Understood read(List<Word> core) {
    Match<Sense> whole = lexicon.whole.whole(core);
    if (whole != null) {
      boolean misspelt = whole.value().intent() == Intent.STOP && !lexicon.isExactStop(core);
      return misspelt ? nearStop(core) : Understood.of(whole);
    }
    if (lexicon.isOnlyStops(core) && lexicon.isExactStop(core)) {
      return Understood.plain(Intent.STOP, null);
    }
    List<Word> meant = lexicon.innocent.removedFrom(core);
    Understood chosen = chosen(meant);
    if (chosen != null) {
      return chosen;
    }
    if (!wishes.isNoOptOut(meant) && stopRule.isNear(core)) {
      return nearStop(core);
    }
    if (!lexicon.machines.all(core).isEmpty()) {
      return Understood.plain(Intent.NONE, tongues.of(core)).with(Nuance.MACHINE);
    }
    List<Word> right = spelling.withoutSlips(meant);
    Understood putRight = right.equals(meant) ? null : chosen(right);
    return putRight != null ? putRight : wishes.in(right);
  }

  /** A language or letters to be answered in. */
  private Understood chosen(List<Word> core) {
    Match<Script> letters = lexicon.scripts.whole(core);
    return letters != null
        ? Understood.inLetters(letters.value(), Lexicon.onlyOne(letters.langs()))
        : languages.in(core);
  }

  private Understood nearStop(List<Word> core) {
    Lang spoken = tongues.of(core);
    return new Understood(Intent.NONE, null, null, null, spoken, null, Nuance.NEAR_STOP);
  }

  private static boolean isOfProxies(Understood found) {
    return found.intent() == Intent.PROXY || found.intent() == Intent.BAD;
  }

  private static boolean isCheckCode(List<Word> words) {
    return words.stream().allMatch(Word::isNumber)
        && words.stream().mapToInt(w -> w.form(0).length()).sum() == CHECK_CODE_DIGITS;
  }

  /** S T O P, as some write to be heard, is one word. */
  private static List<Word> spelledOut(List<Word> words) {
    if (words.size() < 3 || words.stream().anyMatch(w -> w.form(0).length() > 1 || w.isNumber())) {
      return words;
    }
    StringBuilder joined = new StringBuilder();
    words.forEach(w -> joined.append(w.form(0)));
    return Folding.words(joined.toString());
  }

  private static List<Word> withoutRepeats(List<Word> words) {
    List<Word> out = new ArrayList<>();
    for (Word word : words) {
      if (out.isEmpty() || !out.get(out.size() - 1).equals(word)) {
        out.add(word);
      }
    }
    return out;
  }

  private static Lang languageOf(List<? extends Match<?>> matches) {
    return matches.isEmpty() ? null : Lexicon.onlyOne(matches.get(0).langs());
  }
}

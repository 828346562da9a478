package org.jarshy.gateway.keyword;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jarshy.gateway.kernel.Place;

/**
 * Takes what people ask to have checked apart into pieces that mean the same in every language, by
 * the list {@code rumour-words.txt}, and the words that are not in it. Pure, for any thread.
 */
public final class RumourWords {

  /** In words: whoever pastes a page asks about its beginning. */
  private static final int MOST_WORDS = 60;

  private static final int LONGEST_PHRASE = 4;
  private static final int SHORTEST_STEM = 2;

  /** Kazakh says "not" within the verb: жабылмайды, ашылмады; folded. */
  private static final Pattern KAZAKH_NOT =
      Pattern.compile(
          ".{2,}(?:[мбп](?:аи|еи)(?:ды|ди|мыз|миз|сыз|сиз|м)|[мбп][ае](?:ды|ди|ган|ген|пты|пти|с))");

  private static final List<String> LEADING =
      List.of(
          "слух",
          "слухи",
          "слух что",
          "слухи что",
          "ходят слухи что",
          "ходят слухи",
          "правда ли",
          "правда ли что",
          "правда что",
          "правда",
          "правдали",
          "правдали что",
          "говорят что",
          "слышал что",
          "слышала что",
          "өсек",
          "рас па",
          "распа",
          "rumour",
          "rumor",
          "rumours",
          "rumors",
          "is it true",
          "is it true that",
          "is that true that",
          "they say that",
          "people say",
          "i heard that");

  /** What a piece of a claim is. */
  public enum Kind {
    PASS,
    NOT,
    ACT,
    HARM,
    THING,
    WHERE,
    ACTOR,
    NAME,
    DAY,
    WEEKDAY,
    MONTH,
    NUMBER,
    /** Not in the list. */
    OTHER
  }

  /**
   * @param name of the list, or the digits of a number, or the first form of another word
   * @param opposite name of what would say the opposite; null for most
   * @param forms every reading of the word, folded
   * @param kazakh true where only Kazakh writes so
   * @param latin true where it was typed in Latin letters
   * @param denies true where the word itself says "not"
   */
  public record Piece(
      Kind kind,
      String name,
      String opposite,
      List<String> forms,
      boolean kazakh,
      boolean latin,
      boolean denies) {}

  /**
   * @param places named, in their order
   */
  public record Claim(List<Piece> pieces, List<Place> places) {}

  private record Meaning(Kind kind, String name, String opposite) {}

  private final Understanding understanding;
  private final Map<String, Meaning> whole = new HashMap<>();
  private final Map<String, Meaning> stems = new HashMap<>();
  private final AliasBook<Boolean> leading = new AliasBook<>();

  public RumourWords(Understanding understanding) {
    this.understanding = understanding;
    WordLists.read("rumour-words.txt", this::add);
    LEADING.forEach(phrase -> leading.add(phrase, true));
  }

  private void add(List<String> head, String phrase) {
    Meaning meaning =
        new Meaning(Kind.valueOf(head.get(0)), head.get(1), head.size() > 2 ? head.get(2) : null);
    String key = String.join(" ", Folding.keys(phrase.replace("*", "")));
    if (key.isEmpty()) {
      return;
    }
    // The first list that has a word keeps it.
    (phrase.endsWith("*") ? stems : whole).putIfAbsent(key, meaning);
  }

  /** The text behind the word that leads it, as typed; the whole where none leads. */
  public String behindKeyword(String text) {
    AliasBook.Hit<Boolean> hit = leading.at(text);
    return hit == null || (hit.rest().isEmpty() && text.length() > 40) ? text.strip() : hit.rest();
  }

  public Claim claim(String text) {
    List<Word> all = understanding.words(text);
    List<Word> words = all.subList(0, Math.min(all.size(), MOST_WORDS));
    List<Piece> pieces = new ArrayList<>();
    List<Word> rest = understanding.places.removedFrom(words);
    for (int at = 0; at < rest.size(); ) {
      int taken = 1;
      Piece piece = null;
      for (int length = Math.min(LONGEST_PHRASE, rest.size() - at); length > 1; length--) {
        Meaning meaning = phrase(rest.subList(at, at + length));
        if (meaning != null) {
          piece = piece(meaning, rest.get(at), false);
          taken = length;
          break;
        }
      }
      pieces.add(piece == null ? single(rest.get(at)) : piece);
      at += taken;
    }
    return new Claim(pieces, understanding.places.all(words));
  }

  private Meaning phrase(List<Word> words) {
    for (String key : ReadWords.readings(words)) {
      Meaning meaning = whole.get(key);
      meaning = meaning == null ? longestStem(key, key.lastIndexOf(' ') + 1) : meaning;
      if (meaning != null) {
        return meaning;
      }
    }
    return null;
  }

  private Piece single(Word word) {
    if (word.isNumber()) {
      return new Piece(
          Kind.NUMBER, word.form(0), null, word.forms(), word.kazakh(), word.latin(), false);
    }
    boolean denies = word.forms().stream().anyMatch(f -> KAZAKH_NOT.matcher(f).matches());
    for (String form : word.forms()) {
      Meaning meaning = whole.get(form);
      if (meaning != null) {
        // What the list has whole means what it says there: болмайды is "there is none".
        return piece(meaning, word, false);
      }
    }
    for (String form : word.forms()) {
      Meaning meaning = longestStem(form, 0);
      if (meaning != null) {
        return piece(meaning, word, denies);
      }
    }
    return new Piece(
        Kind.OTHER, word.form(0), null, word.forms(), word.kazakh(), word.latin(), denies);
  }

  private static Piece piece(Meaning meaning, Word word, boolean denies) {
    return new Piece(
        meaning.kind(),
        meaning.name(),
        meaning.opposite(),
        word.forms(),
        word.kazakh(),
        word.latin(),
        denies);
  }

  /**
   * @param from where the last word of a phrase begins, of which some letters must be left
   */
  private Meaning longestStem(String form, int from) {
    for (int end = form.length(); end >= from + SHORTEST_STEM; end--) {
      Meaning meaning = stems.get(form.substring(0, end));
      if (meaning != null) {
        return meaning;
      }
    }
    return null;
  }
}

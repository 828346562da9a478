package org.jarshy.gateway.lookup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarshy.gateway.kernel.Lang;
import org.springframework.stereotype.Component;

/**
 * Which words an operator may take: short ones to type, that mean nothing yet and look like none.
 */
@Component
class WordRules {

  static final int MAX_WORDS_IN_ALL = 15;
  static final int MAX_CHARS = 30;
  static final int MAX_PARTS = 3;

  private static final Pattern SHAPE = Pattern.compile("[\\p{L}\\p{Nd}]+([ -][\\p{L}\\p{Nd}]+)*");
  private static final Pattern SEPARATORS = Pattern.compile("[ -]");

  private final TakenWords taken;
  private final LiveWordRows live;

  WordRules(TakenWords taken, LiveWordRows live) {
    this.taken = taken;
    this.live = live;
  }

  /**
   * Everything that is wrong, by {@code words.kk} and so on.
   *
   * @param origin of the keyword, whose own words are no clash; null for a new one
   */
  Map<String, String> problems(Definition definition, KeywordId origin, Instant now) {
    Map<String, String> problems = new HashMap<>();
    int count = definition.words().values().stream().mapToInt(List::size).sum();
    if (count == 0) {
      problems.put("words", "A word is required that citizens text, in at least one language.");
    } else if (count > MAX_WORDS_IN_ALL) {
      problems.put(
          "words",
          "%d words are too many; at most %d are allowed in all."
              .formatted(count, MAX_WORDS_IN_ALL));
      return problems;
    }
    List<LiveWordRows.Taken> others = live.others(origin, now);
    for (Lang lang : Lang.values()) {
      List<String> wrong = new ArrayList<>();
      for (String word : definition.words().getOrDefault(lang, List.of())) {
        objection(word, others).ifPresent(why -> wrong.add(shown(word) + " " + why + "."));
      }
      if (!wrong.isEmpty()) {
        problems.put("words." + lang.code(), String.join(" ", wrong));
      }
    }
    return problems;
  }

  private Optional<String> objection(String word, List<LiveWordRows.Taken> others) {
    String shape = shapeProblem(word);
    if (shape != null) {
      return Optional.of(shape);
    }
    Optional<String> builtIn = taken.objection(word);
    if (builtIn.isPresent()) {
      return builtIn;
    }
    Set<String> keys = taken.keys(word);
    for (LiveWordRows.Taken other : others) {
      if (keys.contains(other.key())) {
        return Optional.of(
            "is read as a word of keyword %s (%s), which answers already"
                .formatted(other.keyword(), other.key()));
      }
      if (keys.stream().anyMatch(k -> taken.alike(k, other.key()))) {
        return Optional.of(
            "is one slip of a thumb from a word of keyword %s (%s); people would get the wrong one"
                .formatted(other.keyword(), other.key()));
      }
    }
    return Optional.empty();
  }

  private static String shapeProblem(String word) {
    if (word.length() > MAX_CHARS) {
      return "has %d characters; at most %d are allowed".formatted(word.length(), MAX_CHARS);
    }
    if (!SHAPE.matcher(word).matches()) {
      return "is no word to text: letters and digits are allowed, one space or hyphen between"
          + " words";
    }
    if (SEPARATORS.split(word).length > MAX_PARTS) {
      return "has too many parts; 1 to %d words are allowed".formatted(MAX_PARTS);
    }
    if (word.codePoints().filter(Character::isLetter).count() < 2) {
      return "is too short: at least two letters are required";
    }
    return null;
  }

  private static String shown(String word) {
    return "'" + (word.length() > MAX_CHARS ? word.substring(0, MAX_CHARS) + "…" : word) + "'";
  }
}

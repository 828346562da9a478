package org.jarshy.gateway.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jarshy.gateway.bulletin.Advice.Code;
import org.jarshy.gateway.bulletin.Passage.Span;

/** Words in capitals, and words that are cut short. */
final class CapitalsAdvice {

  private static final int LONGEST_ACRONYM = 4;

  /** A keyword that the reader is to send stands in capitals, as it does in every reply. */
  private static final Pattern SEND =
      Pattern.compile(
          "(?iu)отправ|напиш|ответьт|пришл|набер|жазыңыз|жіберіңіз|теріңіз|\\bsend\\b|\\breply\\b|\\btext\\b");

  /** One of them is understood, a text full of them is not. */
  private static final int SHORT_FORMS_ALLOWED = 1;

  private static final Pattern SHORT_FORM =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:т\\.\\s?[едпкб]\\.|и др\\.|др\\.|р-н|р-не|обл\\.|пр-т|пр\\.|тел\\.|мкр\\.?|пос\\."
              + "|чел\\.|вкл\\.|кв\\.|гос\\.|ж/д|а/м|м/н|с/х|ж\\.т\\.б\\.|т\\.б\\.|м-н|қ-сы|к-сі|обл-сы"
              + "|approx\\.|dept\\.|govt\\.?|w/o|asap|e\\.g\\.|i\\.e\\.|etc\\.|info\\.)(?!\\p{L})");

  private CapitalsAdvice() {}

  static void on(Passage passage) {
    List<Span> shouts = new ArrayList<>();
    List<Span> words = passage.words();
    for (int i = 0; i < words.size(); i++) {
      Span word = words.get(i);
      if (!isUnknownCapitals(word.words()) || isKeyword(passage, word)) {
        continue;
      }
      boolean among =
          (i > 0 && isShouted(words.get(i - 1).words()))
              || (i + 1 < words.size() && isShouted(words.get(i + 1).words()));
      if (word.words().length() > LONGEST_ACRONYM || among) {
        shouts.add(word);
      } else if (!isExplained(passage.plain(), word)) {
        passage.say(
            Code.ABBREVIATION,
            word,
            "Few people know what '%s' stands for; write it out.".formatted(word.words()));
      }
    }
    if (!shouts.isEmpty()) {
      capitals(passage, shouts);
    }
    List<Span> shortForms = passage.find(SHORT_FORM);
    if (shortForms.size() > SHORT_FORMS_ALLOWED) {
      shortForms.forEach(
          s ->
              passage.say(
                  Code.ABBREVIATION,
                  s,
                  "'%s' is cut short; write the word in full.".formatted(s.words())));
    }
  }

  private static void capitals(Passage passage, List<Span> shouts) {
    int start = shouts.get(0).start();
    int end = shouts.get(shouts.size() - 1).end();
    passage.say(
        Code.CAPITALS,
        new Span(start, end, passage.text().substring(start, end)),
        shouts.size() == 1
            ? "A word is in capitals; only the hazard should be."
            : "%d words are in capitals; only the hazard should be.".formatted(shouts.size()));
  }

  private static boolean isUnknownCapitals(String word) {
    return isCapitals(word) && !KnownWords.isAcronym(word) && !KnownWords.isHazard(word);
  }

  private static boolean isShouted(String word) {
    return isCapitals(word) && word.length() > LONGEST_ACRONYM && !KnownWords.isAcronym(word);
  }

  private static boolean isCapitals(String word) {
    return word.codePointCount(0, word.length()) > 1
        && word.codePoints().allMatch(Character::isUpperCase);
  }

  private static boolean isKeyword(Passage passage, Span word) {
    return SEND.matcher(passage.sentenceAt(word.start())).find();
  }

  /** What it stands for follows in brackets, or it stands in brackets behind that. */
  private static boolean isExplained(String text, Span word) {
    String before = text.substring(0, word.start());
    String after = text.substring(word.end());
    return after.stripLeading().startsWith("(") || before.stripTrailing().endsWith("(");
  }
}

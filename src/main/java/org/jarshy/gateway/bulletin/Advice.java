package org.jarshy.gateway.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.Lang;

/**
 * One thing in a text that its author and its approver should look at again. Most of it refuses
 * nothing: an editor may know better, a machine that counts letters does not know what happened.
 * Where a screen reader would fail, letters deceive, or a proxy would be given away, the text
 * cannot be submitted.
 *
 * @param field {@code texts.kk}, {@code corrections.ru}
 * @param start where it begins in the text, in UTF-16 units
 * @param end where it ends, exclusive; equal to {@code start} where something is missing
 * @param words what stands there; empty where something is missing
 * @param sentence what is wrong and what to write instead, in English
 */
public record Advice(Code code, String field, int start, int end, String words, String sentence) {

  private static final Set<Code> SAID_OF_CAPITALS = EnumSet.of(Code.CAPITALS, Code.ABBREVIATION);

  public enum Severity {
    /** May be submitted as it is. */
    WARN,
    /** Must be changed first. */
    BLOCK
  }

  /** Stable: programs and translations of the console refer to it. */
  public enum Code {
    TOO_LONG(Severity.WARN),
    LONG_SENTENCE(Severity.WARN),
    HIDDEN_CHARACTER(Severity.BLOCK),
    FANCY_LETTERS(Severity.BLOCK),
    SPACED_LETTERS(Severity.BLOCK),
    MIXED_LETTERS(Severity.BLOCK),
    LOOKALIKE_WORD(Severity.BLOCK),
    LATIN_WORD(Severity.WARN),
    DIGIT_IN_WORD(Severity.BLOCK),
    TEXT_SPEAK(Severity.BLOCK),
    TRANSLITERATION(Severity.BLOCK),
    OTHER_LANGUAGE(Severity.WARN),
    NO_KAZAKH_LETTERS(Severity.WARN),
    CAPITALS(Severity.WARN),
    ABBREVIATION(Severity.WARN),
    DECORATION(Severity.WARN),
    DECORATION_RUN(Severity.BLOCK),
    RELATIVE_TIME(Severity.WARN),
    TIME_FORM(Severity.WARN),
    AT_SIGN(Severity.WARN),
    UNBROKEN_NUMBER(Severity.WARN),
    LINK_AMONG_LETTERS(Severity.WARN),
    LINK_SPLIT(Severity.WARN),
    LINK_SHORTENED(Severity.WARN),
    LINK_DECEIVES(Severity.BLOCK),
    PROXY_LINK(Severity.BLOCK),
    NO_SOURCE(Severity.WARN),
    NO_PLACE(Severity.WARN),
    NO_END(Severity.WARN),
    OTHER_END(Severity.WARN),
    OTHER_HOURS(Severity.WARN),
    LANGUAGES_DIFFER(Severity.WARN);

    private final Severity severity;

    Code(Severity severity) {
      this.severity = severity;
    }

    public Severity severity() {
      return severity;
    }
  }

  public Severity severity() {
    return code.severity();
  }

  public boolean blocks() {
    return severity() == Severity.BLOCK;
  }

  /**
   * All there is on a bulletin, field by field and from the beginning of each text; empty for a
   * good one.
   *
   * @param content may be half written: what is null is not judged
   */
  public static List<Advice> on(Content content) {
    return on(content, false);
  }

  /**
   * The same.
   *
   * @param withCode whether the texts will leave with a check code
   */
  public static List<Advice> on(Content content, boolean withCode) {
    List<Advice> all = new ArrayList<>();
    for (Lang lang : Lang.values()) {
      String text = content.texts().get(lang);
      if (text != null) {
        Passage passage = new Passage("texts." + lang.code(), lang, text);
        if (onWords(passage, content, withCode)) {
          OrderAdvice.on(passage, content);
          AgreementAdvice.on(passage, content.texts());
        }
        all.addAll(sorted(passage));
      }
      String correction = content.corrections().get(lang);
      if (correction != null) {
        Passage passage = new Passage("corrections." + lang.code(), lang, correction);
        onWords(passage, content, withCode);
        all.addAll(sorted(passage));
      }
    }
    return List.copyOf(all);
  }

  /** The same by field; fields without advice are left out. */
  public static Map<String, List<Advice>> byField(Content content, boolean withCode) {
    Map<String, List<Advice>> fields = new LinkedHashMap<>();
    on(content, withCode)
        .forEach(a -> fields.computeIfAbsent(a.field(), f -> new ArrayList<>()).add(a));
    return fields;
  }

  /** What keeps it from being submitted: by field, all the sentences of it. */
  public static Map<String, String> blocking(Content content) {
    Map<String, String> problems = new LinkedHashMap<>();
    for (Advice advice : on(content)) {
      if (advice.blocks()) {
        problems.merge(advice.field(), advice.sentence(), (one, two) -> one + " " + two);
      }
    }
    return problems;
  }

  /**
   * Whether a text gives a proxy away, in whatever letters; for texts that are no bulletins too.
   */
  public static boolean givesProxyAway(String text) {
    return !ProxyLinkAdvice.in(text).isEmpty();
  }

  /** False for a page pasted by mistake: it is told its length and nothing else. */
  private static boolean onWords(Passage passage, Content content, boolean withCode) {
    LengthAdvice.on(passage, content.kind(), withCode);
    if (passage.text().length() > ContentRules.MAX_TEXT_CHARS) {
      return false;
    }
    LinkAdvice.on(passage, withCode);
    ProxyLinkAdvice.on(passage);
    LetterAdvice.on(passage);
    ScriptAdvice.on(passage);
    CapitalsAdvice.on(passage);
    DecorationAdvice.on(passage);
    TimeAdvice.on(passage, content.kind());
    if (content.kind() == Kind.CURFEW && content.hours() != null) {
      HoursAdvice.on(passage, content.hours());
    }
    return true;
  }

  /** Letters that deceive are the news; that they are capitals too is not. */
  private boolean isInside(Advice other) {
    return (other.blocks() || other.code == Code.LATIN_WORD)
        && other.start <= start
        && end <= other.end;
  }

  private static List<Advice> sorted(Passage passage) {
    List<Advice> all = passage.advice();
    return all.stream()
        .filter(a -> !SAID_OF_CAPITALS.contains(a.code()) || all.stream().noneMatch(a::isInside))
        .sorted(Comparator.comparingInt(Advice::start).thenComparing(Advice::code))
        .toList();
  }
}

package org.jarshy.gateway.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.gateway.bulletin.Advice.Code;
import org.jarshy.gateway.kernel.Lang;

/** A text under the eye of the linter, taken apart once, and what was found in it. */
final class Passage {

  /** A stretch of the text. */
  record Span(int start, int end, String words) {}

  static final Pattern LINK =
      Pattern.compile(
          "(?:https?://|(?<![\\p{L}\\p{N}])www\\.)\\S*[^\\s.,;:!?)»\"”]",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Without a scheme a phone may not open it, but a reader takes it for an address. */
  static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}@.-])(?:[\\p{L}\\p{N}_-]+\\.)+"
              + "(?:kz|com|org|net|ru|me|info|gov|edu|io|tv|ly|gl|cc|co|to|gd|at|қаз|рф)"
              + "(?:/[^\\s.,;:!?)»\"”]*)?(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
  private static final Pattern SENTENCE =
      Pattern.compile("[^.!?…\\n]+(?:[.!?…]+(?!\\s|$)[^.!?…\\n]+)*");

  private final String field;
  private final Lang lang;
  private final String text;
  private final List<Span> links;
  private final List<Span> addresses;
  private final String plain;
  private final List<Span> words;
  private final List<Span> sentences;
  private final List<Advice> advice = new ArrayList<>();

  Passage(String field, Lang lang, String text) {
    this.field = field;
    this.lang = lang;
    this.text = text;
    this.links = spans(LINK, text);
    String noLinks = blanked(text, links);
    this.addresses = spans(ADDRESS, noLinks);
    this.plain = blanked(noLinks, addresses);
    this.words = spans(WORD, plain);
    this.sentences = spans(SENTENCE, plain);
  }

  Lang lang() {
    return lang;
  }

  String text() {
    return text;
  }

  /** The text with blanks in place of links and addresses, so that places stay the same. */
  String plain() {
    return plain;
  }

  List<Span> links() {
    return links;
  }

  List<Span> addresses() {
    return addresses;
  }

  /** Letters and digits that stand together, outside links and addresses. */
  List<Span> words() {
    return words;
  }

  List<Span> sentences() {
    return sentences;
  }

  /** The sentence that a place lies in; the whole where it lies in none. */
  String sentenceAt(int place) {
    return sentences.stream()
        .filter(s -> s.start() <= place && place < s.end())
        .map(Span::words)
        .findFirst()
        .orElse(plain);
  }

  List<Span> find(Pattern pattern) {
    return spans(pattern, plain);
  }

  boolean has(Pattern pattern) {
    return pattern.matcher(plain).find();
  }

  void say(Code code, Span at, String sentence) {
    // As it was written: a stretch of the plain text has blanks where a link stood.
    String words = text.substring(at.start(), at.end());
    advice.add(new Advice(code, field, at.start(), at.end(), words, sentence));
  }

  /** Of something that is missing at the beginning. */
  void say(Code code, String sentence) {
    advice.add(new Advice(code, field, 0, 0, "", sentence));
  }

  List<Advice> advice() {
    return advice;
  }

  Span whole() {
    return new Span(0, text.length(), text);
  }

  private static List<Span> spans(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(Passage::span).toList();
  }

  private static Span span(MatchResult found) {
    return new Span(found.start(), found.end(), found.group());
  }

  private static String blanked(String text, List<Span> spans) {
    StringBuilder blank = new StringBuilder(text);
    for (Span span : spans) {
      blank.replace(span.start(), span.end(), " ".repeat(span.end() - span.start()));
    }
    return blank.toString();
  }

  static boolean matches(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches();
  }
}

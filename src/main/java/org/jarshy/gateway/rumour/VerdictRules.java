package org.jarshy.gateway.rumour;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarshy.gateway.bulletin.Advice;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.ReadableText;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Typography;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Lang;

/** What a statement must be before a second person is asked to approve it. */
final class VerdictRules {

  static final int MAX_TEXT_CHARS = 300;
  static final int MAX_SOURCE_CHARS = 80;
  static final int MAX_CLAIM_CHARS = 1_000;
  static final int MAX_REASON_CHARS = 500;
  static final int MAX_SEGMENTS = 3;
  static final Duration LONGEST = Duration.ofDays(30);

  /** Said of bulletins; a verdict has its source and its end beside the text. */
  private static final Set<Advice.Code> OF_BULLETINS =
      EnumSet.of(
          Advice.Code.NO_SOURCE, Advice.Code.NO_END, Advice.Code.OTHER_END, Advice.Code.TOO_LONG);

  private static final Pattern SOME_PLACE =
      Pattern.compile("(?iu)казахстан|қазақстан|kazakhstan|област|облыс|region");

  private VerdictRules() {}

  static Map<String, String> problems(Statement statement, RumourReader reader, Instant now) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (statement.ruling() == null) {
      problems.put("ruling", "A verdict is required: TRUE, FALSE or UNVERIFIED.");
    }
    line(problems, "source", "source", statement.source(), MAX_SOURCE_CHARS);
    for (Lang lang : Lang.values()) {
      text(problems, statement, lang);
    }
    claim(problems, statement, reader);
    expires(problems, statement, now);
    if (problems.isEmpty()) {
      advice(statement, reader).stream()
          .filter(Advice::blocks)
          .forEach(a -> problems.merge(a.field(), a.sentence(), (one, two) -> one + " " + two));
    }
    return problems;
  }

  private static void line(
      Map<String, String> problems, String field, String name, String text, int longest) {
    if (text == null || text.isBlank()) {
      problems.put(field, "A %s is required.".formatted(name));
    } else if (text.length() > longest) {
      problems.put(
          field,
          "The %s has %d characters; at most %d are allowed."
              .formatted(name, text.length(), longest));
    } else {
      ReadableText.problem(text, false)
          .ifPresent(p -> problems.put(field, "The %s %s.".formatted(name, p)));
    }
  }

  private static void text(Map<String, String> problems, Statement statement, Lang lang) {
    String text = statement.texts().get(lang);
    String field = "texts." + lang.code();
    if (text == null || text.isBlank()) {
      if (lang != Lang.EN) {
        problems.put(
            field,
            "Kazakh and Russian are required: everybody who asked is told in their own language.");
      }
      return;
    }
    line(problems, field, "text", text, MAX_TEXT_CHARS);
    if (!problems.containsKey(field) && statement.ruling() != null && statement.source() != null) {
      int segments = segments(statement.words(lang, true));
      if (segments > MAX_SEGMENTS) {
        problems.put(
            field,
            ("With its source and the words of a correction it takes %d segments; at most %d are"
                    + " allowed.")
                .formatted(segments, MAX_SEGMENTS));
      }
    }
  }

  private static int segments(String text) {
    return Segmenter.segment(Typography.fitted(text)).count();
  }

  private static void claim(
      Map<String, String> problems, Statement statement, RumourReader reader) {
    String claim = statement.claim();
    if (claim == null || claim.isBlank()) {
      problems.put(
          "claim", "Write how people ask it: later questions are recognised by these words.");
    } else if (claim.length() > MAX_CLAIM_CHARS) {
      problems.put(
          "claim",
          "The wordings have %d characters; at most %d are allowed."
              .formatted(claim.length(), MAX_CLAIM_CHARS));
    } else {
      for (String line : statement.claims()) {
        if (reader.read(line, LocalDate.EPOCH).isEmpty()) {
          problems.put("claim", "A wording has no word that says what is claimed.");
        }
      }
    }
  }

  private static void expires(Map<String, String> problems, Statement statement, Instant now) {
    Instant expires = statement.expires();
    if (expires == null || !expires.isAfter(now)) {
      problems.put(
          "expires", "An end in the future is required: after it the verdict is not told.");
    } else if (expires.isAfter(now.plus(LONGEST))) {
      problems.put("expires", "At most %d days are allowed.".formatted(LONGEST.toDays()));
    }
  }

  static Map<String, String> reasonProblems(String reason) {
    Map<String, String> problems = new LinkedHashMap<>();
    line(problems, "reason", "reason", reason, MAX_REASON_CHARS);
    return problems;
  }

  static List<Advice> advice(Statement statement, RumourReader reader) {
    Content content =
        new Content(
            Kind.NEWS_DIGEST,
            statement.source(),
            Area.wholeCountry(),
            statement.texts(),
            null,
            null,
            null);
    List<Advice> advice = new ArrayList<>();
    for (Lang lang : Lang.values()) {
      String text = statement.texts().get(lang);
      if (text != null && !text.isBlank() && !namesPlace(text, reader)) {
        String sentence = "The text does not say where it holds; name the place, or the country.";
        advice.add(new Advice(Advice.Code.NO_PLACE, "texts." + lang.code(), 0, 0, "", sentence));
      }
    }
    Advice.on(content).stream().filter(a -> !OF_BULLETINS.contains(a.code())).forEach(advice::add);
    return List.copyOf(advice);
  }

  /** A verdict has no area beside its text, and is told to whoever asks the same. */
  private static boolean namesPlace(String text, RumourReader reader) {
    return SOME_PLACE.matcher(text).find()
        || !reader.read(text, LocalDate.EPOCH).places().isEmpty();
  }
}

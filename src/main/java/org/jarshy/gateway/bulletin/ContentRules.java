package org.jarshy.gateway.bulletin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Typography;
import org.jarshy.gateway.kernel.Lang;

/** What a bulletin must be before it may be stored, submitted or approved. */
final class ContentRules {

  static final int MAX_SOURCE_CHARS = 80;
  static final int MAX_TEXT_CHARS = 2_000;
  static final int MAX_SEGMENTS = 10;

  /** Older beginnings are slips of the keyboard: year 202, year 20220. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private final Content content;
  private final Instant now;
  private final Map<String, String> problems = new LinkedHashMap<>();

  private ContentRules(Content content, Instant now) {
    this.content = content;
    this.now = now;
  }

  /** Everything that is wrong, by field; empty when nothing is. */
  static Map<String, String> problems(Content content, Instant now) {
    ContentRules rules = new ContentRules(content, now);
    rules.kind();
    rules.source();
    rules.area();
    rules.texts();
    rules.validity();
    rules.hours();
    return rules.problems;
  }

  private void kind() {
    if (content.kind() == null) {
      problems.put("kind", "A kind of bulletin is required.");
    }
  }

  private void source() {
    String source = content.source();
    if (source == null || source.isBlank()) {
      problems.put("source", "A source is required: who says so, as the public knows them.");
    } else if (source.length() > MAX_SOURCE_CHARS) {
      problems.put(
          "source",
          "The source has %d characters; at most %d are allowed."
              .formatted(source.length(), MAX_SOURCE_CHARS));
    } else {
      ReadableText.problem(source, false)
          .ifPresent(p -> problems.put("source", "The source " + p + "."));
    }
  }

  private void area() {
    if (content.area() == null || content.area().isEmpty()) {
      problems.put(
          "area", "An area is required: the whole country, or at least one region or city.");
    }
  }

  private void texts() {
    if (content.texts().isEmpty()) {
      problems.put(
          "texts", "A text in at least one language is required: Kazakh, Russian, English.");
    }
    for (Lang lang : Lang.values()) {
      String text = content.texts().get(lang);
      String problem = text == null ? null : textProblem(content, lang, text);
      if (problem != null) {
        problems.put(
            "texts." + lang.code(),
            "The %s text %s.".formatted(lang.locale().getDisplayLanguage(Locale.ENGLISH), problem));
      }
    }
  }

  /** What is wrong with a text of it, to follow a subject; null when nothing is. */
  static String textProblem(Content content, Lang lang, String text) {
    if (text.isBlank()) {
      return "is empty; write it or leave the language out";
    }
    if (text.length() > MAX_TEXT_CHARS) {
      return "has %d characters; at most %d are allowed".formatted(text.length(), MAX_TEXT_CHARS);
    }
    if (!content.exercise() && ExerciseMark.beginsLikeOne(text)) {
      return "begins as an exercise does, but this bulletin is real and goes to real people; write an"
          + " exercise instead, or begin with another word";
    }
    return ReadableText.problem(text, true)
        .orElseGet(() -> tooManySegments(ExerciseMark.asSent(content, lang, text)));
  }

  private static String tooManySegments(String text) {
    // With a code, also where codes are off: they may be on when it is sent.
    String sent = CheckCode.STAND_IN.under(Typography.fitted(text));
    int segments = Segmenter.segment(sent).count();
    return segments <= MAX_SEGMENTS
        ? null
        : "takes %d segments with its check code; at most %d are allowed, so shorten it"
            .formatted(segments, MAX_SEGMENTS);
  }

  private void validity() {
    Instant from = content.validFrom();
    Instant expires = content.expires();
    if (from == null) {
      problems.put("validFrom", "A beginning is required: the time from which the bulletin holds.");
    } else if (from.isBefore(EARLIEST)) {
      problems.put("validFrom", "The beginning lies before the year 2000; check its year.");
    }
    if (expires == null) {
      problems.put("expires", "An end is required: the time from which the bulletin is not said.");
    } else if (!expires.isAfter(now)) {
      problems.put("expires", "The end has passed already; it must lie in the future.");
    } else if (from != null && !expires.isAfter(from)) {
      problems.put("expires", "The end lies before the beginning; it must lie after it.");
    } else if (content.kind() != null && expires.isAfter(now.plus(content.kind().longestAhead()))) {
      problems.put(
          "expires",
          "The end lies too far ahead; at most %s from now are allowed for this kind."
              .formatted(words(content.kind().longestAhead())));
    }
  }

  private static String words(Duration duration) {
    return duration.toDays() > 3 ? duration.toDays() + " days" : duration.toHours() + " hours";
  }

  private void hours() {
    CurfewHours hours = content.hours();
    if (content.kind() != Kind.CURFEW) {
      if (hours != null && content.kind() != null) {
        problems.put("hours", "Only a curfew has hours; leave them empty for this kind.");
      }
    } else if (hours == null || hours.from() == null || hours.to() == null) {
      problems.put("hours", "A curfew needs its hours: from when and to when each day.");
    } else if (hours.from().equals(hours.to())) {
      problems.put("hours", "The curfew begins and ends at the same hour; the two must differ.");
    } else if (!wholeMinutes(hours.from()) || !wholeMinutes(hours.to())) {
      problems.put("hours", "The hours of a curfew are whole minutes, such as 23:00.");
    }
  }

  private static boolean wholeMinutes(LocalTime time) {
    return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
  }
}

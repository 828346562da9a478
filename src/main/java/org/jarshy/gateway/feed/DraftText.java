package org.jarshy.gateway.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Typography;
import org.jarshy.gateway.kernel.Lang;

/**
 * The words of a draft, in the order of a warning: who says so, what and where, what to do, until
 * when. Two segments at most: an editor shortens a short text sooner than a long one, and the
 * original stands beside it.
 *
 * @param cut true where words of the original were left out to fit
 */
record DraftText(String words, boolean cut) {

  private static final int MOST_SEGMENTS = 2;

  /** Longer originals are cut before they are measured. */
  private static final int MOST_CHARS = 600;

  /**
   * @param what headline or title; not empty
   * @param more what to do, or a summary; may be empty
   * @param end until when, as a sentence; may be empty
   */
  static DraftText of(String source, String what, String more, String end) {
    boolean named = what.toLowerCase(Locale.ROOT).startsWith(source.toLowerCase(Locale.ROOT));
    String head = sentence(named ? what : source + ": " + what);
    String tail = end.isEmpty() ? "" : " " + end;
    if (!fits(head + tail)) {
      return new DraftText(longest(head, "", tail), true);
    }
    if (more.isEmpty() || contains(what, more)) {
      return new DraftText(head + tail, false);
    }
    String whole = head + " " + sentence(more) + tail;
    if (more.length() <= MOST_CHARS && fits(whole)) {
      return new DraftText(whole, false);
    }
    return new DraftText(longest(more, head + " ", tail), true);
  }

  /** {@code До 18:00 5 января.} on the clock of the place. */
  static String until(Instant end, ZoneId zone, Lang lang) {
    ZonedDateTime at = end.atZone(zone);
    String clock = at.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
    String day = at.getDayOfMonth() + " " + month(at.getMonthValue(), lang);
    return switch (lang) {
      case KK -> "Мерзімі: " + clock + ", " + day + ".";
      case RU -> "До " + clock + " " + day + ".";
      case EN -> "Until " + clock + " on " + day + ".";
    };
  }

  private static String month(int month, Lang lang) {
    String names =
        switch (lang) {
          case KK ->
              "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан";
          case RU ->
              "января февраля марта апреля мая июня июля августа сентября октября ноября декабря";
          case EN ->
              "January February March April May June July August September October November"
                  + " December";
        };
    return names.split(" ")[month - 1];
  }

  /** As many words of it as fit between the two, and a mark; only the mark if none does. */
  private static String longest(String words, String before, String after) {
    String text = CleanText.atMost(words, MOST_CHARS);
    int end = text.length();
    while (end > 0) {
      end = text.lastIndexOf(' ', end - 1);
      if (end <= 0) {
        break;
      }
      String shorter = before + text.substring(0, end).stripTrailing() + " ..." + after;
      if (fits(shorter)) {
        return shorter;
      }
    }
    return before.isEmpty() ? cutAnywhere(text, after) : (before + "..." + after);
  }

  /** One word longer than two texts: nobody's sentence, but nothing may break on it. */
  private static String cutAnywhere(String text, String after) {
    int end = Math.min(text.length(), 60);
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + "..."
        + after;
  }

  private static boolean fits(String text) {
    return text.length() <= 2 * MOST_CHARS
        && Segmenter.segment(Typography.fitted(text)).count() <= MOST_SEGMENTS;
  }

  private static boolean contains(String what, String more) {
    return what.toLowerCase(Locale.ROOT).contains(more.toLowerCase(Locale.ROOT));
  }

  private static String sentence(String words) {
    char last = words.charAt(words.length() - 1);
    return ".!?…:;".indexOf(last) >= 0 ? words : words + ".";
  }
}

package org.jarshy.gateway.bulletin;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.gateway.kernel.Lang;

/**
 * The words that take a cancelled bulletin back, ready to be approved: that it is cancelled, which
 * one is meant, and not to act on it. They say nothing that nobody has checked. Pure.
 */
final class Retraction {

  /** Two Cyrillic segments, with everything that is put before it. */
  private static final int LONGEST = 134;

  /** Below this a quotation tells nobody which text is meant. */
  private static final int SHORTEST_QUOTE = 12;

  /** Whoever asks must find it for this long at least. */
  private static final Duration AT_LEAST = Duration.ofHours(24);

  /** {@code ТЖД: Алматыда …}; an hour such as {@code 23:00} is none. */
  private static final Pattern NAMED_FIRST = Pattern.compile("([^:.!?]{2,40}):\\s+(.+)");

  /** What calls for attention and names nobody. */
  private static final Pattern CALLS =
      Pattern.compile(
          "(внимание|важно|срочно|осторожно|тревога|назар аударыңыз|назар|маңызды|шұғыл|жедел"
              + "|абайлаңыз|attention|warning|alert|urgent|important|danger)\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Retraction() {}

  /** Of the same kind, place, source and languages; it holds from now on, and never with hours. */
  static Content of(Bulletin cancelled, Instant now) {
    Content old = cancelled.content();
    Map<Lang, String> texts = new EnumMap<>(Lang.class);
    old.texts().forEach((lang, text) -> texts.put(lang, text(old, lang, text)));
    Instant least = now.plus(AT_LEAST);
    Instant most = now.plus(old.kind().longestAhead());
    Instant expires = old.expires().isAfter(least) ? old.expires() : least;
    return new Content(
        old.kind(),
        old.source(),
        old.area(),
        texts,
        now,
        expires.isAfter(most) ? most : expires,
        null,
        Map.of(),
        old.severity(),
        old.exercise());
  }

  private static String text(Content old, Lang lang, String said) {
    String plain = said.replaceAll("[«»\"“”]", "").replaceAll("\\s+", " ").strip();
    Matcher named = NAMED_FIRST.matcher(plain);
    boolean names = named.matches() && !CALLS.matcher(named.group(1)).matches();
    // The source in the words of that language, as the old text named it, where it did.
    String source = names ? named.group(1).strip() : old.source();
    String quoted = names ? named.group(2) : plain;
    String before = ExerciseMark.asSent(old, lang, Correction.usual("", lang));
    int room = LONGEST - before.length() - (frame(source, lang, "…").length() - 1);
    return frame(source, lang, quote(quoted, Math.max(room, SHORTEST_QUOTE)));
  }

  /**
   * @param quote empty where the old text cannot be quoted
   */
  private static String frame(String source, Lang lang, String quote) {
    boolean quotes = !quote.isEmpty();
    return switch (lang) {
      case KK ->
          quotes
              ? source + ": «" + quote + "» деген хабар жойылды. Оған сүйенбеңіз."
              : source + ": алдыңғы хабар жойылды. Оған сүйенбеңіз.";
      case RU ->
          quotes
              ? source + ": сообщение «" + quote + "» отменено. Не следуйте ему."
              : source + ": прошлое сообщение отменено. Не следуйте ему.";
      case EN ->
          quotes
              ? source + ": the message \"" + quote + "\" is cancelled. Do not act on it."
              : source + ": the last message is cancelled. Do not act on it.";
    };
  }

  /** Its beginning; a link is not quoted, for it is wrong or half of one. */
  private static String quote(String plain, int room) {
    if (plain.contains("://")) {
      return "";
    }
    if (plain.length() <= room) {
      return plain.replaceFirst("\\.$", "");
    }
    int cut = plain.lastIndexOf(' ', room - 1);
    String kept = plain.substring(0, cut > 0 ? cut : room - 1);
    return kept.replaceFirst("[\\s:;.,(–—-]+$", "") + "…";
  }
}

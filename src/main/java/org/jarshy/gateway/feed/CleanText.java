package org.jarshy.gateway.feed;

import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Plain words of whatever a feed holds: no markup, no entity, nothing that no phone shows. */
final class CleanText {

  private static final Pattern SILENT =
      Pattern.compile("(?is)<(script|style|noscript|iframe)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)");
  private static final Pattern BREAK =
      Pattern.compile("(?i)<(?:br|/?p|/?div|/?li|/?h[1-6]|/?tr|/?td)\\b[^<>]*>");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>|<![^<>]*>");

  /** Many times what any draft takes of it. */
  private static final int MOST_HTML = 64_000;

  /** Controls, signs that hide or reorder words, what has no meaning, halves of characters. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\x{FFFD}]");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  private CleanText() {}

  /** One line of words; empty for none. */
  static String of(String raw) {
    if (raw == null || raw.isEmpty()) {
      return "";
    }
    return seen(raw);
  }

  /** The same of HTML, as the summaries of news are. */
  static String ofHtml(String html) {
    if (html == null || html.isEmpty()) {
      return "";
    }
    String cut = html.length() > MOST_HTML ? html.substring(0, MOST_HTML) : html;
    String words = SILENT.matcher(cut).replaceAll(" ");
    words = BREAK.matcher(words).replaceAll(" ");
    words = TAG.matcher(words).replaceAll("");
    return seen(HtmlUtils.htmlUnescape(words));
  }

  private static String seen(String text) {
    return BLANKS.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }

  /** At most so many characters, cut at a word, and marked where it was cut. */
  static String atMost(String text, int characters) {
    if (text.length() <= characters) {
      return text;
    }
    int cut = text.lastIndexOf(' ', characters - 4);
    int end = cut > characters / 2 ? cut : characters - 4;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).strip() + " ...";
  }
}

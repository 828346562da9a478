package org.jarshy.gateway.keyword.internal;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarshy.gateway.inbound.Oddity;

/**
 * A citizen's text without what nobody can see, and what was odd about it. What looks like code
 * stays: it is words like any others.
 *
 * @param words without control and invisible characters; line breaks and tabs are blanks
 * @param oddities about the text as it came
 */
record PlainText(String words, Set<Oddity> oddities) {

  /** What understanding reads of it, see {@link org.jarshy.gateway.keyword.Understanding}. */
  private static final int MOST_READ = 1_000;

  /** One in so many characters that is no text at all: a machine's data read as if it were. */
  private static final int BINARY_SHARE = 20;

  private static final Pattern MARKUP =
      Pattern.compile(
          "<[/!?]?[a-z]|['\"]\\s*(or|and|union|;)\\b|;\\s*(drop|delete|insert|update)\\b"
              + "|\\bunion\\s+select\\b|[$#]\\{|\\{\\{|%[0-9a-f]{2}|\\.\\./|javascript:",
          Pattern.CASE_INSENSITIVE);

  static PlainText of(String text) {
    String came = text == null ? "" : text;
    Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
    StringBuilder words = new StringBuilder(came.length());
    int noText = 0;
    int characters = 0;
    int c;
    for (int i = 0; i < came.length(); i += Character.charCount(c)) {
      c = came.codePointAt(i);
      characters++;
      noText += isNoText(c) ? 1 : 0;
      if (isBlank(c)) {
        words.append(' ');
      } else if (Character.isISOControl(c)) {
        oddities.add(Oddity.CONTROL_CHARACTERS);
      } else if (isBidiControl(c)) {
        oddities.add(Oddity.BIDI_CONTROLS);
      } else if (UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
        // Emoji are made with selectors and joiners; those hide nothing.
        if (!isOfEmoji(c, words)) {
          oddities.add(Oddity.INVISIBLE_CHARACTERS);
        }
      } else {
        words.appendCodePoint(c);
      }
    }
    if (noText * BINARY_SHARE >= characters && noText > 0) {
      oddities.add(Oddity.BINARY);
    } else if (words.toString().isBlank()) {
      oddities.add(Oddity.EMPTY);
    }
    if (words.length() > MOST_READ) {
      oddities.add(Oddity.OVERLONG);
    }
    String read = words.substring(0, Math.min(words.length(), MOST_READ));
    if (MARKUP.matcher(read).find()) {
      oddities.add(Oddity.MARKUP);
    }
    return new PlainText(words.toString(), oddities);
  }

  /** A machine sent it: there is nobody to give a hint to. */
  boolean isBinary() {
    return oddities.contains(Oddity.BINARY);
  }

  private static boolean isBlank(int c) {
    return c == '\n' || c == '\r' || c == '\t' || c == '\f';
  }

  private static boolean isNoText(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> !isBlank(c);
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> true;
      default -> c == '\uFFFD';
    };
  }

  private static boolean isBidiControl(int c) {
    return UCharacter.hasBinaryProperty(c, UProperty.BIDI_CONTROL);
  }

  private static boolean isOfEmoji(int c, StringBuilder before) {
    boolean joinsOrSelects = c == '\u200D' || (c >= '\uFE00' && c <= '\uFE0F');
    return joinsOrSelects
        && before.length() > 0
        && !Character.isLetter(before.codePointBefore(before.length()));
  }

  /** Without the words: they are a citizen's. */
  @Override
  public String toString() {
    return "PlainText" + oddities;
  }
}

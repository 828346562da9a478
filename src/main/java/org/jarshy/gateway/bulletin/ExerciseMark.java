package org.jarshy.gateway.bulletin;

import java.util.regex.Pattern;
import org.jarshy.gateway.kernel.Lang;

/**
 * The word every text of an exercise begins with, whoever reads it. It is put on when a text leaves
 * and not kept with the words, so nobody can take it away. Pure.
 */
public final class ExerciseMark {

  /** However it is typed, behind a bracket or a quotation mark too. */
  private static final Pattern LIKE_ONE =
      Pattern.compile(
          // A headline about manoeuvres is news: "Учения, назначенные на 5 мая".
          "[\\s\\[(«\"*]*(?:(?:ОҚУ[\\s-]*ЖАТТЫҒУ|УЧЕНИЕ|УЧЕБНАЯ\\s+ТРЕВОГА|EXERCISE|DRILL)"
              + "\\s*[:!.»\"\\])*–—-]|УЧЕНИЯ\\s*[:!»\"\\])*]).*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private ExerciseMark() {}

  /** {@code УЧЕНИЕ: }, with the blank behind it. */
  public static String of(Lang lang) {
    return switch (lang) {
      case KK -> "ОҚУ-ЖАТТЫҒУ: ";
      case RU -> "УЧЕНИЕ: ";
      case EN -> "EXERCISE: ";
    };
  }

  /** A text of this content as it leaves: of an exercise, behind its mark. */
  public static String asSent(Content content, Lang lang, String text) {
    return content.exercise() ? marked(lang, text) : text;
  }

  /** Behind the mark, once. */
  public static String marked(Lang lang, String text) {
    return text.startsWith(of(lang)) ? text : of(lang) + text;
  }

  /** True for a text that says of itself that it is an exercise. */
  static boolean beginsLikeOne(String text) {
    return LIKE_ONE.matcher(text).matches();
  }
}

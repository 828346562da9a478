package org.jarshy.gateway.bulletin;

import org.jarshy.gateway.kernel.Lang;

/** The words for people who got, or may have got, what is not true any more. Pure. */
public final class Correction {

  private Correction() {}

  /**
   * What such a person reads in this language; there must be a text in it.
   *
   * @return as it was written, else the new text behind a word that says what it is
   */
  public static String text(Content content, Lang lang) {
    String written = content.corrections().get(lang);
    return written != null ? written : usual(content.texts().get(lang), lang);
  }

  /** The new text behind the one word that makes people read it again. */
  public static String usual(String text, Lang lang) {
    return switch (lang) {
          case KK -> "ТҮЗЕТУ: ";
          case RU -> "ИСПРАВЛЕНИЕ: ";
          case EN -> "CORRECTION: ";
        }
        + text;
  }
}

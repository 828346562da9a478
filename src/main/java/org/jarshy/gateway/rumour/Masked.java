package org.jarshy.gateway.rumour;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A citizen's words as they are kept: without what leads to a person. Names stay, for who a rumour
 * is about is often what must be checked.
 */
final class Masked {

  static final int LONGEST = 300;

  /** No letter, so that it is no word of the claim. */
  static final String HIDDEN = "•••";

  private static final Pattern LINK =
      Pattern.compile(
          "(?iu)(?:https?://|www\\.)\\S+|(?<![\\p{L}\\p{N}@])[\\w-]+(?:\\.[\\w-]+)*\\.(?:kz|ru|com|org|net|me|info|io|su|ly|to)(?![\\p{L}\\p{N}])(?:/\\S*)?");

  private static final Pattern MAIL = Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+");
  private static final Pattern HANDLE = Pattern.compile("@[\\p{L}\\p{N}_]{3,}");

  /** Six digits and more, however they are grouped: a phone, a card, a person's number. */
  private static final Pattern NUMBER =
      Pattern.compile("\\+?\\p{Nd}(?:[\\s().‑–/-]{0,3}\\p{Nd}){5,}");

  /** A day and a year are no secret. */
  private static final Pattern DATE =
      Pattern.compile("\\p{Nd}{1,2}[./-]\\p{Nd}{1,2}[./-](?:\\p{Nd}{2}|\\p{Nd}{4})");

  /** What is promised or lost, in thousands and millions: 500 000 тенге. */
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,3}(?: \\d{3}){1,2}");

  /** From when to when: 23.00-07.00. */
  private static final Pattern HOURS =
      Pattern.compile("[0-2]?\\d\\.[0-5]\\d\\s?[-–]\\s?[0-2]?\\d\\.[0-5]\\d");

  private static final List<Pattern> FACTS = List.of(DATE, AMOUNT, HOURS);

  private Masked() {}

  static String of(String text) {
    String shown = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Z}\\s]+", " ").strip();
    shown = MAIL.matcher(shown).replaceAll(HIDDEN);
    shown = LINK.matcher(shown).replaceAll(HIDDEN);
    shown = HANDLE.matcher(shown).replaceAll(HIDDEN);
    shown = NUMBER.matcher(shown).replaceAll(m -> isFact(m.group()) ? m.group() : HIDDEN);
    return shown.length() > LONGEST ? cut(shown) : shown;
  }

  private static boolean isFact(String number) {
    return FACTS.stream().anyMatch(fact -> fact.matcher(number).matches());
  }

  /** What is hidden may be what another text says otherwise. */
  static boolean hides(String masked) {
    return masked.contains(HIDDEN);
  }

  private static String cut(String text) {
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end);
  }
}

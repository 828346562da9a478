package org.jarshy.gateway.audit;

import java.util.regex.Pattern;

/** Keeps phone numbers out of the log, whoever calls. A refusal never repeats the words. */
final class AuditWords {

  /** An id has up to nine digits; a number in Kazakhstan has ten even without its country code. */
  private static final Pattern KIND_AND_ID = Pattern.compile("[a-z][a-z-]*:[0-9]{1,9}");

  private static final String GAP = "[\\s().‑–-]{0,3}";
  private static final Pattern PHONE_NUMBER =
      Pattern.compile(
          "\\p{Nd}{8}"
              + ("|\\+" + GAP + "\\p{Nd}(?:" + GAP + "\\p{Nd}){6}")
              + ("|(?<!\\p{Nd})[78]" + GAP + "\\p{Nd}{3}" + GAP + "\\p{Nd}{3}" + GAP)
              + ("\\p{Nd}{2}" + GAP + "\\p{Nd}{2}"));

  private AuditWords() {}

  static String action(String action) {
    return required("action", checked("action", action, 64));
  }

  static String subject(String subject) {
    required("subject", subject);
    return KIND_AND_ID.matcher(subject).matches() ? subject : checked("subject", subject, 100);
  }

  static String detail(String detail) {
    return detail == null ? "" : checked("detail", detail, 500);
  }

  private static String required(String field, String words) {
    if (words == null || words.isBlank()) {
      throw new IllegalArgumentException("an audit entry needs its " + field);
    }
    return words;
  }

  private static String checked(String field, String words, int longest) {
    if (words != null && words.length() > longest) {
      throw new IllegalArgumentException(
          "the %s of an audit entry has %d characters; at most %d are allowed"
              .formatted(field, words.length(), longest));
    }
    if (words != null && PHONE_NUMBER.matcher(words).find()) {
      throw new IllegalArgumentException(
          "the " + field + " of an audit entry holds what looks like a phone number; use an id");
    }
    return words;
  }
}

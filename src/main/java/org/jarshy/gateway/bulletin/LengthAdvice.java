package org.jarshy.gateway.bulletin;

import org.jarshy.gateway.bulletin.Advice.Code;
import org.jarshy.gateway.bulletin.Passage.Span;
import org.jarshy.gateway.gsm.Encoding;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Segments;
import org.jarshy.gateway.gsm.Typography;

/** What a text costs, and how long a breath its sentences need. */
final class LengthAdvice {

  private static final int WARNING_SEGMENTS = 2;
  private static final int DIGEST_SEGMENTS = 1;

  /** Who hears a sentence cannot look back at its beginning. */
  private static final int LONGEST_SENTENCE_WORDS = 20;

  /** A line end and {@code 4827 1935}. */
  private static final int CODE_CHARS = 10;

  private LengthAdvice() {}

  /** What it leaves as. @param withCode whether a check code stands under it */
  static Segments segments(Passage passage, boolean withCode) {
    String sent = Typography.fitted(passage.text());
    return Segmenter.segment(withCode ? CheckCode.STAND_IN.under(sent) : sent);
  }

  static void on(Passage passage, Kind kind, boolean withCode) {
    if (passage.text().length() > ContentRules.MAX_TEXT_CHARS) {
      passage.say(
          Code.TOO_LONG,
          passage.whole(),
          "It has %d characters; at most %d are allowed, and a notice should fit 134."
              .formatted(passage.text().length(), ContentRules.MAX_TEXT_CHARS));
      return;
    }
    Segments segments = segments(passage, withCode);
    int fitting = kind == Kind.NEWS_DIGEST ? DIGEST_SEGMENTS : WARNING_SEGMENTS;
    if (segments.count() > fitting) {
      tooLong(passage, segments, fitting, kind, withCode ? CODE_CHARS : 0);
    }
    for (Span sentence : passage.sentences()) {
      long words = words(passage, sentence);
      if (words > LONGEST_SENTENCE_WORDS) {
        passage.say(
            Code.LONG_SENTENCE,
            sentence,
            "A sentence has %d words; make two of it, of at most %d words each."
                .formatted(words, LONGEST_SENTENCE_WORDS));
      }
    }
  }

  private static void tooLong(
      Passage passage, Segments segments, int fitting, Kind kind, int code) {
    Encoding encoding = segments.encoding();
    int room = fitting == 1 ? encoding.unitsAlone() : fitting * encoding.unitsInPart();
    int from = room - code;
    if (segments.encoding() == Encoding.GSM7 || from > passage.text().length()) {
      from = segments.parts().stream().limit(fitting).mapToInt(p -> p.text().length()).sum() - code;
    }
    String text = passage.text();
    // Sent with plain dots, it may be longer than as it stands.
    from = Math.min(from, text.length());
    passage.say(
        Code.TOO_LONG,
        new Span(from, text.length(), text.substring(from)),
        "It takes %d segments%s; %s should fit %d (%d characters in Cyrillic). Shorten it by %d."
            .formatted(
                segments.count(),
                code > 0 ? " with its check code" : "",
                kind == Kind.NEWS_DIGEST ? "a digest" : "a notice",
                fitting,
                (fitting == 1 ? Encoding.UCS2.unitsAlone() : fitting * Encoding.UCS2.unitsInPart())
                    - code,
                Math.max(1, segments.units() - room)));
  }

  private static long words(Passage passage, Span sentence) {
    return passage.words().stream()
        .filter(w -> w.start() >= sentence.start() && w.end() <= sentence.end())
        .filter(w -> w.words().codePoints().anyMatch(Character::isLetter))
        .count();
  }
}

package org.jarshy.gateway.bulletin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.gsm.Encoding;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Segments;
import org.jarshy.gateway.gsm.Typography;
import org.jarshy.gateway.kernel.Lang;

/**
 * What an author and an approver should look at again. It refuses nothing: an editor may know
 * better, a machine that counts letters does not know what happened.
 */
public final class Advice {

  private static final int WARNING_SEGMENTS = 2;
  private static final int DIGEST_SEGMENTS = 1;

  private Advice() {}

  /** Sentences by field ({@code texts.kk}); fields without advice are left out. */
  public static Map<String, List<String>> on(Content content) {
    Map<String, List<String>> advice = new LinkedHashMap<>();
    for (Lang lang : Lang.values()) {
      String text = content.texts().get(lang);
      List<String> sentences = text == null ? List.of() : on(text, content);
      if (!sentences.isEmpty()) {
        advice.put("texts." + lang.code(), sentences);
      }
      String correction = content.corrections().get(lang);
      List<String> onCorrection = correction == null ? List.of() : on(correction, content);
      if (!onCorrection.isEmpty()) {
        advice.put("corrections." + lang.code(), onCorrection);
      }
    }
    return advice;
  }

  private static List<String> on(String text, Content content) {
    List<String> sentences = new ArrayList<>();
    length(text, content.kind(), sentences);
    WordAdvice.on(text, sentences);
    if (content.kind() == Kind.CURFEW && content.hours() != null) {
      HoursAdvice.on(text, content.hours(), sentences);
    }
    return List.copyOf(sentences);
  }

  private static void length(String text, Kind kind, List<String> sentences) {
    Segments segments = Segmenter.segment(Typography.fitted(text));
    int fitting = kind == Kind.NEWS_DIGEST ? DIGEST_SEGMENTS : WARNING_SEGMENTS;
    if (segments.count() > fitting) {
      sentences.add(
          "It takes %d segments; %s should fit %d (%d characters in Cyrillic)."
              .formatted(
                  segments.count(),
                  kind == Kind.NEWS_DIGEST ? "a digest" : "a notice",
                  fitting,
                  fitting == 1
                      ? Encoding.UCS2.unitsAlone()
                      : fitting * Encoding.UCS2.unitsInPart()));
    }
    if (segments.encoding() == Encoding.UCS2 && WordAdvice.hasLink(text)) {
      sentences.add(
          "It has a link among letters that need the costlier encoding; a link is cheapest alone.");
    }
  }
}
